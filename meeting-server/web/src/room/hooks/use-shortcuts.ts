import { useEffect, useRef } from 'react';

/** Where a letter is a letter; a choice among buttons takes none. */
const TYPED_INTO =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], [role="dialog"]';

/**
 * Single keys for what is done often, except while the person types or a dialog is open. A letter
 * that goes with Shift is named `shift+m`.
 */
export function useShortcuts(actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest(TYPED_INTO)) return;
      const action = latest.current[nameOf(event)];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

/** Signs as `?` need Shift on some keyboards and are named by themselves. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  return event.shiftKey && /^\p{L}$/u.test(key) ? `shift+${key}` : key;
}
