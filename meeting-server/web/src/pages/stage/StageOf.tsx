import { useMemo } from 'react';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { RoomGate } from '../../room/components/RoomGate';
import { Stage } from '../../room/components/Stage';
import {
  RoomProvider,
  useOwnSite,
  useRoomView,
  useUnitIndex,
  useWish,
} from '../../room/hooks/room-context';
import { useStage } from '../../room/hooks/use-stage';
import '../../room/styles';

/**
 * The stage of a meeting and nothing else: no bars, no buttons, no small pictures.
 *
 * @param back with the picture and sound of all but this site itself, to be fed back to where its
 * own come from
 */
export function StageOf({ meeting, back = false }: { meeting: string; back?: boolean }) {
  const options = useMemo(
    () => ({
      meetingId: meeting,
      view: 'stage' as const,
      media: false,
      hears: back,
      withoutOwn: back,
    }),
    [meeting, back],
  );
  return (
    <RoomProvider key={meeting} options={options}>
      <RoomGate>
        <Whole back={back} />
      </RoomGate>
    </RoomProvider>
  );
}

function Whole({ back }: { back: boolean }) {
  const view = useRoomView();
  const units = useUnitIndex();
  const own = useOwnSite();
  const { stage, large } = useStage(back ? own : null, 1080);
  useWish(large);
  return (
    <div className="stage-alone">
      <ConnectionBanner />
      <Stage view={view} sites={stage} units={units} />
    </div>
  );
}
