import type { SocketLike } from '../signalling-client';

/** A socket whose other end is the test. */
export class FakeSocket implements SocketLike {
  static all: FakeSocket[] = [];
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly url: string;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;
  private opened = false;

  constructor(url: string) {
    this.url = url;
    FakeSocket.all.push(this);
  }

  static last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }

  send(text: string): void {
    if (this.closed) throw new Error('sent on a closed socket');
    if (!this.opened) throw new Error('sent on a socket that still connects');
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.opened = true;
    this.onopen?.(undefined as never);
  }

  says(frame: unknown): void {
    const asIs = typeof frame === 'string' || frame instanceof ArrayBuffer;
    this.onmessage?.({ data: asIs ? frame : JSON.stringify(frame) });
  }

  drops(code = 1006): void {
    this.closed = true;
    this.onclose?.({ code, reason: '' });
  }

  kinds(): unknown[] {
    return this.sent.map((frame) => frame.kind ?? frame.colibriClass);
  }
}
