import { backoff } from './backoff';
import type { SocketLike } from './signalling-client';
import type { MappedSource } from './slots';
import type { ReceiverVideoConstraints } from './wishes';

export interface SenderConstraint {
  sourceName: string;
  maxHeight: number;
  /** Somebody's line carries less than the whole picture. */
  severalSizes: boolean;
}

export interface ChannelHandlers {
  onVideoMap: (mapped: MappedSource[], whole: boolean) => void;
  onAudioMap: (mapped: MappedSource[], whole: boolean) => void;
  onSenderConstraint: (constraint: SenderConstraint) => void;
  onDominantSpeaker: (endpoint: string) => void;
}

/**
 * The bridge channel: a WebSocket of JSON messages by `colibriClass`. It comes back by itself as
 * long as it was not closed, and repeats the last wish, because the bridge may have lost it.
 */
export class BridgeChannel {
  private socket: SocketLike | null = null;
  private open = false;
  private closed = false;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wish: ReceiverVideoConstraints | null = null;
  private redPayloadType: number | undefined;
  private readonly url: string;
  private readonly handlers: ChannelHandlers;
  private readonly openSocket: (url: string) => SocketLike;

  constructor(url: string, handlers: ChannelHandlers, openSocket: (url: string) => SocketLike) {
    this.url = url;
    this.handlers = handlers;
    this.openSocket = openSocket;
  }

  connect(): void {
    if (this.closed) return;
    const socket = this.openSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.open = true;
      this.attempt = 0;
      socket.send(
        JSON.stringify({ colibriClass: 'ClientHello', redPayloadType: this.redPayloadType }),
      );
      if (this.wish) socket.send(JSON.stringify(this.wish));
    };
    socket.onmessage = (event) => {
      if (typeof event.data === 'string') this.receive(event.data);
    };
    socket.onerror = () => undefined;
    socket.onclose = () => {
      if (this.socket !== socket || this.closed) return;
      this.open = false;
      this.timer = setTimeout(() => this.connect(), backoff(this.attempt));
      this.attempt += 1;
    };
  }

  /** Before it connects: the browser takes sound with what went before (RFC 2198), or does not. */
  takesRedundantSound(payloadType: number | undefined): void {
    this.redPayloadType = payloadType;
  }

  wishFor(wish: ReceiverVideoConstraints): void {
    this.wish = wish;
    if (this.open) this.socket?.send(JSON.stringify(wish));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket?.close(1000, 'client');
    this.socket = null;
  }

  private receive(text: string): void {
    let message: { colibriClass?: string; [key: string]: unknown };
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    switch (message.colibriClass) {
      case 'VideoSourcesMap':
        this.handlers.onVideoMap(
          (message.mappedSources as MappedSource[]) ?? [],
          message.whole === true,
        );
        break;
      case 'AudioSourcesMap':
        this.handlers.onAudioMap(
          (message.mappedSources as MappedSource[]) ?? [],
          message.whole === true,
        );
        break;
      case 'SenderSourceConstraints':
        this.handlers.onSenderConstraint({
          sourceName: String(message.sourceName),
          maxHeight: Number(message.maxHeight),
          severalSizes: message.severalSizes === true,
        });
        break;
      case 'DominantSpeakerEndpointChangeEvent':
        this.handlers.onDominantSpeaker(String(message.dominantSpeakerEndpoint));
        break;
      default:
        break;
    }
  }
}
