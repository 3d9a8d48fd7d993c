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

/** Seconds since the current agenda item began, or null when none is current. */
export function agendaSeconds(view: RoomView, nowMs: number): number | null {
  if (view.agenda.current === null || view.agenda.since === null) return null;
  return Math.max(0, Math.round((nowMs - Date.parse(view.agenda.since)) / 1000));
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
