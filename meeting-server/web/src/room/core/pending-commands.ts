import type { CommandResult } from './protocol';

interface Pending {
  frame: string;
  resolve: (result: CommandResult) => void;
  retry: ReturnType<typeof setInterval>;
  limit: ReturnType<typeof setTimeout>;
}

const RETRY_MS = 4_000;
const LIMIT_MS = 30_000;

/** Commands without an answer yet: each is sent again, as it was, until it is answered or too old. */
export class PendingCommands {
  private readonly pending = new Map<string, Pending>();

  /** `push` sends a frame when there is a place to send it from; else nothing. */
  constructor(private readonly push: (frame: string) => void) {}

  send(id: string, frame: string): Promise<CommandResult> {
    return new Promise((resolve) => {
      const retry = setInterval(() => this.push(frame), RETRY_MS);
      const limit = setTimeout(() => this.settle(id, { kind: 'unanswered' }), LIMIT_MS);
      this.pending.set(id, { frame, resolve, retry, limit });
      this.push(frame);
    });
  }

  /** After a return to the room: what was sent into the lost link may not have arrived. */
  sendAll(): void {
    for (const { frame } of this.pending.values()) this.push(frame);
  }

  settle(id: string, result: CommandResult): void {
    const entry = this.pending.get(id);
    if (!entry) return;
    this.pending.delete(id);
    clearInterval(entry.retry);
    clearTimeout(entry.limit);
    entry.resolve(result);
  }

  giveUp(): void {
    for (const id of [...this.pending.keys()]) this.settle(id, { kind: 'unanswered' });
  }
}
