/** Times, lengths and sizes as an office writes them. The office's clock is Asia/Ho_Chi_Minh. */
import dayjs, { type Dayjs } from 'dayjs';
import { currentLanguage, i18next } from '../i18n';

const ZONE = 'Asia/Ho_Chi_Minh';
/** Vietnam has had no summer time since 1975, so a fixed offset is right. */
const OFFSET = '+07:00';

type Moment = string | number | Date;

function part(at: Moment, options: Intl.DateTimeFormatOptions): string {
  const locale = currentLanguage() === 'en' ? 'en-GB' : 'vi-VN';
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }).format(new Date(at));
}

/** 08:30 */
export const clockTime = (at: Moment) =>
  part(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** 23/11/2026 */
export const day = (at: Moment) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date(at));

/** Thứ Hai, 23/11/2026 */
export const weekdayAndDay = (at: Moment) => `${part(at, { weekday: 'long' })}, ${day(at)}`;

/** 08:30 23/11/2026 */
export const dayAndTime = (at: Moment) => `${clockTime(at)} ${day(at)}`;

/** 2026-11-23: which day of the office's calendar a moment falls on; sorts and compares. */
export function dayKey(at: Moment): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at));
}

/** The instant at which a day of the office's calendar begins. */
export const startOfDay = (key: string) => new Date(`${key}T00:00:00${OFFSET}`).toISOString();

export function plusDays(key: string, days: number): string {
  return dayKey(new Date(startOfDay(key)).getTime() + days * 86_400_000);
}

/** What a date picker shows for an instant: the office's clock, wherever the browser stands. */
export function toPicker(at: Moment): Dayjs {
  return dayjs(`${dayKey(at)}T${clockTime(at)}:00`);
}

export function fromPicker(picked: Dayjs): string {
  return new Date(`${picked.format('YYYY-MM-DDTHH:mm')}:00${OFFSET}`).toISOString();
}

/** 1 giờ 30 phút */
export function length(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  const parts = [];
  if (hours > 0) parts.push(i18next.t('common:length.hours', { count: hours }));
  if (rest > 0 || hours === 0) parts.push(i18next.t('common:length.minutes', { count: rest }));
  return parts.join(' ');
}

/** Until a start: days while far, then hours, then minutes and seconds. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  if (days > 0) return i18next.t('common:length.daysHours', { days, hours });
  return `${two(hours)}:${two(minutes)}:${two(seconds % 60)}`;
}

const UNITS = ['B', 'KB', 'MB', 'GB'];

export function bytes(size: number): string {
  let value = size;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${number(Number(value.toFixed(digits)))} ${UNITS[unit]}`;
}

export function number(value: number): string {
  return new Intl.NumberFormat(currentLanguage() === 'en' ? 'en-GB' : 'vi-VN').format(value);
}
