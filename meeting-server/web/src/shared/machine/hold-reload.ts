/** Whether a page must not be loaded anew just now: this site is being listened to. */
import { useEffect } from 'react';

let holding = 0;
const waiting = new Set<() => void>();

export function useHoldReload(hold: boolean): void {
  useEffect(() => {
    if (!hold) return;
    holding += 1;
    return () => {
      holding -= 1;
      if (holding === 0) for (const go of waiting) go();
      if (holding === 0) waiting.clear();
    };
  }, [hold]);
}

/** Calls at once, or as soon as nobody holds the page any longer. */
export function whenFree(go: () => void): void {
  if (holding === 0) go();
  else waiting.add(go);
}
