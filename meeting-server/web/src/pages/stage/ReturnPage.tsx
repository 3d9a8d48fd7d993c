import { useParams } from 'react-router';
import { StageOf } from './StageOf';

/** What goes back to an outside source: the stage full-screen, with everybody's sound but its own. */
export default function ReturnPage() {
  const { id = '' } = useParams();
  return <StageOf meeting={id} back />;
}
