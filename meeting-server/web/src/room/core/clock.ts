import type { Floor, RoomView } from './protocol';

/**
 * Seconds of speaking time that are left; negative when it is over; it stands still when paused;
 * null without a limit.
 */
export function floorSecondsLeft(floor: Floor, nowMs: number): number | null {
  if (floor.pausedWith !== null) return floor.pausedWith;
  if (floor.deadline === null) return null;
  return Math.round((Date.parse(floor.deadline) - nowMs) / 1000);
}

/** Seconds spent at an item of the agenda until now; recesses do not count. */
export function itemSeconds(view: RoomView, item: string, nowMs: number): number {
  const { current, since, spent } = view.agenda;
  const before = spent[item] ?? 0;
  if (item !== current || since === null) return before;
  return before + Math.max(0, Math.round((nowMs - Date.parse(since)) / 1000));
}

/** Seconds spent at the current item, or null when none is current. */
export function agendaSeconds(view: RoomView, nowMs: number): number | null {
  return view.agenda.current === null ? null : itemSeconds(view, view.agenda.current, nowMs);
}

export type Warning = 'three' | 'one' | 'over';

/**
 * What is to be said of a time that runs out: at three minutes, at one, and when it is over. A time
 * of three minutes or less is not warned of from its first second.
 */
export function warningOf(left: number | null, minutes: number | null): Warning | null {
  if (left === null) return null;
  if (left <= 0) return 'over';
  const whole = minutes === null ? Number.POSITIVE_INFINITY : minutes * 60;
  if (left <= 60 && whole > 60) return 'one';
  return left <= 180 && whole > 180 ? 'three' : null;
}

/** `4:05`, `-0:12`, `1:02:00`: figures for a clock that stands still in width. */
export function clockText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = String(whole % 60).padStart(2, '0');
  const text = h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
  return seconds < 0 ? `−${text}` : text;
}
