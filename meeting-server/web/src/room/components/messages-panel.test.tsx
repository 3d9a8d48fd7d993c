import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseLanguage } from '../../i18n';
import { show } from '../../test/render';
import type { RoomMessage } from '../core/protocol';
import { emptyRoom } from '../core/test/room-fixture';
import { UnitIndex } from '../core/units';
import { MessagesPanel } from './MessagesPanel';

const messages: RoomMessage[] = [
  {
    id: 'x',
    from: { name: 'Mai Thị Một', site: null, role: 'delegate' },
    to: 'secretary',
    site: null,
    text: 'Xin phát biểu sau',
    at: '2026-11-23T02:00:00Z',
  },
];

vi.mock('../hooks/room-context', () => ({
  useCommand: () => async () => true,
  useRoomState: (pick: (state: unknown) => unknown) => pick({ messages }),
}));

const scroll = Element.prototype.scrollIntoView;
beforeEach(() => chooseLanguage('vi'));
afterEach(() => {
  Element.prototype.scrollIntoView = scroll;
});

test('messages can be left where scrolling answers with a promise, as in new browsers', async () => {
  Element.prototype.scrollIntoView = (() => Promise.resolve()) as unknown as typeof scroll;
  const page = show(<MessagesPanel view={emptyRoom()} units={new UnitIndex([])} lead={false} />);
  expect(screen.getByText('Xin phát biểu sau')).toBeTruthy();
  expect(() => page.unmount()).not.toThrow();
});
