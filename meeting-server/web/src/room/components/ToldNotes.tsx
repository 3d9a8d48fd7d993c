import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../api/queries';
import { currentLanguage } from '../../i18n';
import { useRoomState, useSession } from '../hooks/room-context';

const NOTES_ABOVE = '--notes-above';
const GAP = 12;

/**
 * Shows each sentence that the server tells this page, once, above whatever of the page stands below
 * this component: a note must not lie on a button.
 */
export function ToldNotes() {
  const session = useSession();
  const { notification } = App.useApp();
  const told = useRoomState((state) => state.told);
  const client = useQueryClient();
  const { id } = useParams();
  useEffect(() => {
    for (const entry of told) {
      if (id && entry.code === 'talkback.changed') {
        void client.invalidateQueries({ queryKey: keys.talkback(id) });
        session.forgetTold(entry.key);
        continue;
      }
      notification.info({
        key: `${entry.code}`,
        title: entry.sentences[currentLanguage()],
        placement: 'bottomRight',
        duration: 8,
      });
      if (id && entry.code === 'signalling.documents-released') {
        void client.invalidateQueries({ queryKey: keys.documents(id) });
      }
      session.forgetTold(entry.key);
    }
  }, [told, notification, session, client, id]);
  const floor = useNotesFloor();
  return <div ref={floor} className="room-notes-floor" />;
}

/** Bars below grow with large type and with the roll call, and what fills the page shrinks by it. */
function useNotesFloor() {
  const floor = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = document.documentElement;
    const measure = () => {
      const { bottom } = floor.current?.getBoundingClientRect() ?? { bottom: 0 };
      root.style.setProperty(NOTES_ABOVE, `${Math.max(0, window.innerHeight - bottom) + GAP}px`);
    };
    const watch = new ResizeObserver(measure);
    for (const each of floor.current?.parentElement?.children ?? []) watch.observe(each);
    measure();
    return () => {
      watch.disconnect();
      root.style.removeProperty(NOTES_ABOVE);
    };
  }, []);
  return floor;
}
