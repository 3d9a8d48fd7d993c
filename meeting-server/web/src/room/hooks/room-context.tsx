/** Gives a page its session in a room, and the room's state piece by piece. */
import { App } from 'antd';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useUnits } from '../../api/queries';
import { currentLanguage } from '../../i18n';
import type { CommandArgs, CommandName } from '../core/commands';
import type { CommandResult, RoomView } from '../core/protocol';
import { RoomSession, type RoomState, type SessionOptions } from '../core/session';
import { sourceNames } from '../core/slots';
import { UnitIndex } from '../core/units';
import { constraintsFor, type Picture, stageOnly } from '../core/wishes';

const SessionContext = createContext<RoomSession | null>(null);

export function RoomProvider(props: { options: SessionOptions; children: ReactNode }) {
  const [session] = useState(() => new RoomSession(props.options));
  useEffect(() => {
    session.start();
    return () => session.leave();
  }, [session]);
  return <SessionContext value={session}>{props.children}</SessionContext>;
}

export function useSession(): RoomSession {
  const session = use(SessionContext);
  if (!session) throw new Error('a room component outside of RoomProvider');
  return session;
}

/** `select` has to return a part of the state as it is, not something made anew. */
export function useRoomState<T>(select: (state: RoomState) => T): T {
  const { state } = useSession();
  return useSyncExternalStore(state.subscribe, () => select(state.get()));
}

/** The view of the room; only below `RoomGate`, which waits for it. */
export function useRoomView(): RoomView {
  const view = useRoomState((state) => state.view);
  if (!view) throw new Error('a component that needs the view before there is one');
  return view;
}

export function useOwnSite(): string | null {
  return useRoomState((state) => state.welcome?.site ?? null);
}

/** The site whose camera and microphone this very page sends; null on a silent device beside it. */
export function useSendingSite(): string | null {
  return useRoomState((state) => (state.silent ? null : (state.welcome?.site ?? null)));
}

/** The server's present moment in milliseconds, ticking. */
export function useServerNow(everyMs = 1000): number {
  const offset = useRoomState((state) => state.clockOffset);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now + offset;
}

/** Sends a command and tells the person when it was refused or not answered; true when done. */
export function useCommand(): <N extends CommandName>(
  name: N,
  ...args: CommandArgs<N>
) => Promise<boolean> {
  const session = useSession();
  const { message } = App.useApp();
  const { t } = useTranslation('room');
  return useCallback(
    async (name, ...args) => {
      const result = await session.command(name, ...args);
      if (result.kind === 'done') return true;
      void message.warning(result.kind === 'refused' ? refusalText(result) : t('unanswered'), 6);
      return false;
    },
    [session, message, t],
  );
}

export function refusalText(result: Extract<CommandResult, { kind: 'refused' }>): string {
  return result.sentences[currentLanguage()];
}

export function useUnitIndex(): UnitIndex {
  const units = useUnits();
  return useMemo(() => new UnitIndex(units.data ?? []), [units.data]);
}

/**
 * Asks the bridge for exactly these pictures of sites, largest first.
 *
 * @param one only the first picture of the stage
 */
export function useWish(
  pictures: readonly { site: string; height: number; stage?: boolean; screen?: boolean }[],
  one = false,
) {
  const session = useSession();
  const sites = useRoomState((state) => state.view?.sites);
  const slots = useRoomState((state) => state.media.videoSlots);
  const endpoints = useMemo(
    () => new Map(sites?.map((site) => [site.site, site.mediaEndpoint])),
    [sites],
  );
  useEffect(() => {
    const wanted: Picture[] = pictures.flatMap(({ site, height, stage, screen }) => {
      const endpoint = endpoints.get(site);
      return endpoint
        ? [
            {
              source: screen ? sourceNames.screen(endpoint) : sourceNames.camera(endpoint),
              height,
              ...(stage ? { stage } : {}),
            },
          ]
        : [];
    });
    session.media.wishFor(constraintsFor(one ? stageOnly(wanted) : wanted, slots));
  }, [session, pictures, endpoints, slots, one]);
}

/** The track on which the camera of this endpoint flows now, or null. */
export function useCameraTrack(endpoint: string | null): MediaStreamTrack | null {
  return useTrack(endpoint && sourceNames.camera(endpoint));
}

/** The track on which the screen or the film of this endpoint flows now, or null. */
export function useScreenTrack(endpoint: string | null): MediaStreamTrack | null {
  return useTrack(endpoint && sourceNames.screen(endpoint));
}

function useTrack(source: string | null): MediaStreamTrack | null {
  const session = useSession();
  const mid = useRoomState((state) => {
    return state.media.video.find((slot) => slot.source === source)?.mid ?? null;
  });
  // after a move the same line of another connection carries it
  useRoomState((state) => state.media.offer);
  return mid ? session.media.trackOf(mid) : null;
}
