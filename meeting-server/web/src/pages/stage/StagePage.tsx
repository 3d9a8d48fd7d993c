import { useParams } from 'react-router';
import { StageOf } from './StageOf';

/** What everyone sees large, full-screen, for a projector; without sound: the room's PC has it. */
export default function StagePage() {
  const { id = '' } = useParams();
  return <StageOf meeting={id} />;
}
