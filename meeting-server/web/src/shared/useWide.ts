import { useSyncExternalStore } from 'react';
import { useDisplay } from '../app/display';

/** Whether the window is at least so many rem wide: in large type it holds fewer of them. */
export function useWide(rem: number): boolean {
  const { scale } = useDisplay();
  return useSyncExternalStore(onResize, () => window.innerWidth >= rem * 16 * scale);
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
