import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../api/queries';
import { currentLanguage } from '../../i18n';
import { useRoomState, useSession } from '../hooks/room-context';

/** Shows each sentence that the server tells this page, once, where it does not cover the stage. */
export function ToldNotes() {
  const session = useSession();
  const { notification } = App.useApp();
  const told = useRoomState((state) => state.told);
  const client = useQueryClient();
  const { id } = useParams();
  useEffect(() => {
    for (const entry of told) {
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
  return null;
}
