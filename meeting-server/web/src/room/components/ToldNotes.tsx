import { App } from 'antd';
import { useEffect } from 'react';
import { useRoomState, useSession } from '../hooks/room-context';

/** Shows each sentence that the server tells this page, once, where it does not cover the stage. */
export function ToldNotes() {
  const session = useSession();
  const { notification } = App.useApp();
  const told = useRoomState((state) => state.told);
  useEffect(() => {
    for (const entry of told) {
      notification.info({
        key: `${entry.code}`,
        title: entry.sentence,
        placement: 'bottomRight',
        duration: 8,
      });
      session.forgetTold(entry.key);
    }
  }, [told, notification, session]);
  return null;
}
