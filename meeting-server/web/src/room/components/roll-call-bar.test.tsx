import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { chooseLanguage } from '../../i18n';
import { show } from '../../test/render';
import type { RoomView } from '../core/protocol';
import { emptyRoom, site } from '../core/test/room-fixture';
import { RollCallBar } from './RollCallBar';

const sent = vi.hoisted(() => vi.fn(async () => true));
vi.mock('../hooks/room-context', () => ({ useCommand: () => sent }));

beforeEach(() => {
  chooseLanguage('vi');
  sent.mockClear();
});

function called(headcount: number): RoomView {
  const rollCall = { state: 'ready' as const, headcount, chair: null, people: [], reason: null };
  return {
    ...emptyRoom(),
    sites: [site('xa-1', { rollCall })],
    rollCall: { open: true, openedAt: null, calledSite: null },
  };
}

test('a site that named nobody in the green room says how many it is, and never none', () => {
  show(<RollCallBar view={called(0)} own="xa-1" />);
  fireEvent.click(screen.getByRole('button', { name: 'Xác nhận có mặt' }));
  const here = { site: 'xa-1', chair: '', people: [], headcount: 1 };
  expect(sent).toHaveBeenCalledWith('roll-call.answer', here);
});

test('a site that named its people confirms them with one tap', () => {
  show(<RollCallBar view={called(4)} own="xa-1" />);
  fireEvent.click(screen.getByRole('button', { name: 'Xác nhận có mặt' }));
  expect(sent).toHaveBeenCalledWith('roll-call.answer', { site: 'xa-1' });
});
