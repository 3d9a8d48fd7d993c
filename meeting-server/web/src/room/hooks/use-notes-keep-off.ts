import { useLayoutEffect, useRef } from 'react';

const HEIGHT = '--notes-keep-off';

/** For what lies just above the bars at the bottom: notes stand higher by its height while it is there. */
export function useNotesKeepOff() {
  const part = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = document.documentElement;
    const watch = new ResizeObserver(() => {
      root.style.setProperty(HEIGHT, `${part.current?.offsetHeight ?? 0}px`);
    });
    if (part.current) watch.observe(part.current);
    return () => {
      watch.disconnect();
      root.style.removeProperty(HEIGHT);
    };
  }, []);
  return part;
}
