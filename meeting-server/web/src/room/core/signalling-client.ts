import { backoff } from './backoff';
import type { ClientFrame, CommandArgs, CommandName } from './commands';
import { PendingCommands } from './pending-commands';
import type {
  ClientReport,
  CommandResult,
  JoinRequest,
  MediaProfile,
  ServerFrame,
  Welcome,
} from './protocol';
import { unpack } from './unpack';

/** The part of a WebSocket that the client uses, so that a test can stand in for the network. */
export interface SocketLike {
  binaryType?: string;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
}

/**
 * Where the connection stands. `in-line` is before the room lets it in; `waiting` is between two attempts, `offline` without a network;
 * `refused`, `taken-over` and `ended` do not reconnect by themselves.
 */
export type ConnectionState =
  | 'idle'
  | 'connecting'
  | 'in-line'
  | 'joined'
  | 'seat-taken'
  | 'waiting'
  | 'offline'
  | 'refused'
  | 'taken-over'
  | 'ended';

export interface ResumeStore {
  read(): string | null;
  write(token: string): void;
}

export interface SignallingOptions {
  url: string;
  join: JoinRequest;
  resume: ResumeStore;
  /** The number of the last event that was applied, or null without a snapshot. */
  lastSeq: () => number | null;
  onState: (state: ConnectionState, detail?: ServerFrame) => void;
  onFrame: (frame: ServerFrame) => void;
  onLink: (link: { rtt: number; clockOffset: number } | { slow: boolean }) => void;
  /** The session ended on the server: only signing in again helps. */
  onSignedOut?: () => void;
  openSocket?: (url: string) => SocketLike;
  random?: () => number;
  newId?: () => string;
}

/** Close code of a server whose session for this person has ended (docs/signalling.md). */
const SIGNED_OUT = 4401;
/** Close code of a server that shows this person more or less from now on, or lost frames. */
const COME_AGAIN = 4008;
const PING_MS = 10_000;
const SLOW_AFTER_MS = 2_500;
const DEAD_AFTER_MS = 25_000;
/** Refusals of a join that pass by themselves: it is tried again, later and later. */
const PASSING = new Set([
  'room.busy',
  'room.elsewhere',
  'room.store-unavailable',
  'signalling.failed',
]);
/** Answers to a command that say nothing of it: it is sent again, under its id, and done once. */
const UNDECIDED = new Set(['room.elsewhere', 'room.outcome-unknown']);

/**
 * Keeps one place in a room: joins, comes back after a lost link with the resume token and the last
 * event's number, asks for a new snapshot after a gap, and sends each command until it is answered,
 * always under the same id, so that the server does it once.
 */
export class SignallingClient {
  private readonly options: SignallingOptions;
  private readonly commands = new PendingCommands((frame) => {
    if (this.state === 'joined') this.socket?.send(frame);
  });
  private socket: SocketLike | null = null;
  private open = false;
  private state: ConnectionState = 'idle';
  private attempt = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private slowTimer: ReturnType<typeof setTimeout> | undefined;
  private lastFrameAt = 0;
  private wantSnapshot = false;
  private takeOver = false;
  private inOrder: Promise<void> | null = null;

  constructor(options: SignallingOptions) {
    this.options = options;
  }

  get connection(): ConnectionState {
    return this.state;
  }

  connect(): void {
    clearTimeout(this.retryTimer);
    if (this.socket) return;
    this.enter('connecting');
    const socket = (this.options.openSocket ?? browserSocket)(this.options.url);
    this.socket = socket;
    this.inOrder = null;
    this.open = false;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      if (this.socket !== socket) return;
      this.open = true;
      this.sendJoin();
    };
    socket.onmessage = (event) => this.take(socket, event.data);
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      if (event.code === SIGNED_OUT) this.options.onSignedOut?.();
      if (event.code === COME_AGAIN) this.wantSnapshot = true;
      this.lost();
    };
    socket.onerror = () => undefined;
    this.lastFrameAt = Date.now();
    this.pingTimer = setInterval(() => this.beat(), PING_MS);
  }

  /** Leaves for good: the place is given up, nothing is sent or tried after it. */
  leave(): void {
    if (this.state === 'joined') this.send({ kind: 'leave' });
    this.drop();
    clearTimeout(this.retryTimer);
    this.commands.giveUp();
    this.enter('ended');
  }

  /** The browser says that there is no network: no attempts until it says otherwise. */
  networkLost(): void {
    if (this.isFinal()) return;
    this.drop();
    clearTimeout(this.retryTimer);
    this.enter('offline');
  }

  networkBack(): void {
    if (this.isFinal() || this.socket) return;
    this.attempt = 0;
    this.connect();
  }

  /** Takes the seat from the device that holds it: the answer to `seat-taken`, or after it was lost. */
  takeSeat(): void {
    this.takeOver = true;
    if (this.state === 'seat-taken') this.send({ kind: 'take-over' });
    else this.connect();
  }

  documentsOnly(): void {
    this.options.join.media = false;
    this.send({ kind: 'documents-only' });
  }

  /** Something is missing between the events: the next answer has to be a whole snapshot. */
  askSnapshot(): void {
    if (this.wantSnapshot || this.state !== 'joined') return;
    this.wantSnapshot = true;
    this.drop();
    this.connect();
  }

  command<N extends CommandName>(name: N, ...[args]: CommandArgs<N>): Promise<CommandResult> {
    const id = (this.options.newId ?? (() => crypto.randomUUID()))();
    const expect = this.options.lastSeq();
    const frame: ClientFrame = {
      kind: 'command',
      id,
      name,
      args: args ?? {},
      ...(expect === null ? {} : { expect }),
    };
    return this.commands.send(id, JSON.stringify(frame));
  }

  mediaOpen(profile: MediaProfile): void {
    this.send({ kind: 'media-open', profile });
  }

  mediaAnswer(endpoint: string, offer: number, sdp: string): void {
    this.send({ kind: 'media-answer', endpoint, offer, sdp });
  }

  /** Asks whether the server still knows the link that this page has; if not, it offers a fresh one. */
  mediaCheck(profile: MediaProfile, offer: number): void {
    this.send({ kind: 'media-check', profile, offer });
  }

  /** After a move: the old link is closed. */
  mediaSwitched(): void {
    this.send({ kind: 'media-switched' });
  }

  mediaClose(): void {
    this.send({ kind: 'media-close' });
  }

  report(report: ClientReport): void {
    if (this.state === 'joined') this.send({ kind: 'report', ...report });
  }

  private sendJoin(): void {
    const since = this.wantSnapshot ? null : this.options.lastSeq();
    const resume = this.options.resume.read();
    this.send({
      kind: 'join',
      ...this.options.join,
      ...(resume ? { resume } : {}),
      ...(since === null ? {} : { since }),
    });
  }

  /** What comes while a large frame is unpacked waits for it: the order is the room's. */
  private take(socket: SocketLike, data: unknown): void {
    const receive = (text: string) => {
      if (this.socket === socket) this.receive(text);
    };
    if (typeof data === 'string' && this.inOrder === null) {
      receive(data);
      return;
    }
    const before = this.inOrder ?? Promise.resolve();
    const text = typeof data === 'string' ? Promise.resolve(data) : unpack(data as ArrayBuffer);
    const done = before
      .then(() => text)
      .then(receive, () => this.askSnapshot())
      .finally(() => {
        if (this.inOrder === done) this.inOrder = null;
      });
    this.inOrder = done;
  }

  private receive(text: string): void {
    this.lastFrameAt = Date.now();
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text) as ServerFrame;
    } catch {
      return;
    }
    switch (frame.kind) {
      case 'welcome':
        this.joined(frame);
        break;
      case 'waiting':
        this.enter('in-line', frame);
        return;
      case 'seat-taken':
        if (this.takeOver) this.send({ kind: 'take-over' });
        this.enter('seat-taken', frame);
        return;
      case 'done':
        this.commands.settle(frame.id, { kind: 'done', seq: frame.seq });
        return;
      case 'refused':
        this.refused(frame);
        return;
      case 'pong':
        this.heard(frame);
        return;
      case 'told':
        if (frame.code === 'room.taken-over') this.end('taken-over', frame);
        else if (frame.code === 'room.closed' || frame.code === 'room.rehearsal-over')
          this.end('ended', frame);
        break;
      default:
        break;
    }
    this.options.onFrame(frame);
  }

  private joined(frame: { kind: 'welcome' } & Welcome): void {
    this.attempt = 0;
    this.wantSnapshot = false;
    this.takeOver = false;
    this.options.resume.write(frame.resume);
    this.enter('joined', frame);
    this.commands.sendAll();
    this.beat();
  }

  private refused(frame: Extract<ServerFrame, { kind: 'refused' }>): void {
    const { code, sentence, sentences } = frame;
    if (frame.id && UNDECIDED.has(code)) return;
    if (frame.id) {
      this.commands.settle(frame.id, { kind: 'refused', code, sentence, sentences });
    } else if (this.state === 'joined') {
      this.options.onFrame(frame);
    } else if (PASSING.has(code)) {
      this.lost();
    } else {
      this.drop();
      this.enter('refused', frame);
    }
  }

  private end(state: 'taken-over' | 'ended', frame: ServerFrame): void {
    this.drop();
    this.enter(state, frame);
  }

  private heard(frame: { t: number; now: string }): void {
    clearTimeout(this.slowTimer);
    const rtt = Math.max(0, Date.now() - frame.t);
    this.options.onLink({ slow: rtt > SLOW_AFTER_MS });
    this.options.onLink({ rtt, clockOffset: Date.parse(frame.now) + rtt / 2 - Date.now() });
  }

  private beat(): void {
    if (Date.now() - this.lastFrameAt > DEAD_AFTER_MS) {
      this.lost();
      return;
    }
    if (this.state !== 'joined' && this.state !== 'in-line') return;
    this.send({ kind: 'ping', t: Date.now() });
    clearTimeout(this.slowTimer);
    this.slowTimer = setTimeout(() => this.options.onLink({ slow: true }), SLOW_AFTER_MS);
  }

  private lost(): void {
    this.drop();
    this.enter('waiting');
    const delay = backoff(this.attempt, this.options.random);
    this.attempt += 1;
    this.retryTimer = setTimeout(() => this.connect(), delay);
  }

  private drop(): void {
    clearInterval(this.pingTimer);
    clearTimeout(this.slowTimer);
    const socket = this.socket;
    this.socket = null;
    socket?.close(1000, 'client');
  }

  /** While the link is made there is nothing to send into; whoever joins begins anew. */
  private send(frame: ClientFrame): void {
    if (this.open) this.socket?.send(JSON.stringify(frame));
  }

  private isFinal(): boolean {
    return (
      this.state === 'ended' ||
      this.state === 'refused' ||
      this.state === 'taken-over' ||
      this.state === 'idle'
    );
  }

  private enter(state: ConnectionState, detail?: ServerFrame): void {
    this.state = state;
    this.options.onState(state, detail);
  }
}

function browserSocket(url: string): SocketLike {
  return new WebSocket(url) as unknown as SocketLike;
}
