import { useEffect, useState } from 'react';

/** How high a box is, for a list that draws only the rows in sight. */
export function useHeight(box: React.RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(480);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.height > 40) setHeight(Math.floor(entry.contentRect.height));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return height;
}
