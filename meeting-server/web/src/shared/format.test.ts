import { beforeEach, expect, test } from 'vitest';
import { chooseLanguage } from '../i18n';
import { fold, matches } from './fold';
import {
  bytes,
  countdown,
  dayAndTime,
  dayKey,
  fromPicker,
  length,
  plusDays,
  startOfDay,
  toPicker,
  weekdayAndDay,
} from './format';

beforeEach(() => chooseLanguage('vi'));

test('times are the office’s, wherever the browser stands', () => {
  expect(dayAndTime('2026-11-22T17:30:00Z')).toBe('00:30 23/11/2026');
  expect(dayKey('2026-11-22T17:30:00Z')).toBe('2026-11-23');
  expect(startOfDay('2026-11-23')).toBe('2026-11-22T17:00:00.000Z');
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(weekdayAndDay('2026-11-23T01:00:00Z')).toBe('Thứ Hai, 23/11/2026');
});

test('what is picked is what was meant', () => {
  const at = '2026-11-23T01:05:00.000Z';
  expect(toPicker(at).format('HH:mm DD/MM/YYYY')).toBe('08:05 23/11/2026');
  expect(fromPicker(toPicker(at))).toBe(at);
});

test('lengths, countdowns and sizes read as an office writes them', () => {
  expect(length(90)).toBe('1 giờ 30 phút');
  expect(length(60)).toBe('1 giờ');
  expect(length(0)).toBe('0 phút');
  expect(countdown(3_723_000)).toBe('01:02:03');
  expect(countdown(2 * 86_400_000 + 3_600_000)).toBe('2 ngày 1 giờ');
  expect(countdown(-5)).toBe('00:00:00');
  expect(bytes(1536)).toBe('1,5 KB');
  expect(bytes(200 * 1024 * 1024)).toBe('200 MB');
});

test('search does without accents, and đ is d', () => {
  expect(fold('Phường Đống Đa')).toBe('phuong dong da');
  expect(matches('Phường Văn Miếu - Quốc Tử Giám', 'quoc van')).toBe(true);
  expect(matches('Phường Văn Miếu - Quốc Tử Giám', 'hang bac')).toBe(false);
});
