import { useCallback } from 'react';
import { useCommand, useSession } from '../../room/hooks/room-context';

/** So long may a site speak that is invited without a time of its own. */
export const USUAL_MINUTES = 5;

/**
 * Gives a site the floor, and so answers the entry of the list that is named, or the site's first.
 */
export function useInvite(): (site: string, minutes?: number, request?: string) => void {
  const command = useCommand();
  const session = useSession();
  return useCallback(
    (site, minutes = USUAL_MINUTES, request) => {
      const first = session.state.get().view?.queue.find((entry) => entry.site === site)?.id;
      const answered = request ?? first;
      void command('floor.invite', {
        site,
        minutes,
        ...(answered ? { request: answered } : {}),
      });
    },
    [command, session],
  );
}
