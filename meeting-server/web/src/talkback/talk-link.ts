import { api } from '../api/client';
import type { Id } from '../api/types';
import { AudioOutput } from '../room/core/audio-output';
import { browserLink } from '../room/core/browser-link';
import { openMicrophone, rememberedDevices } from '../room/core/devices';
import { MediaLink } from '../room/core/media-link';
import type { MediaOffer } from '../room/core/protocol';

export type TalkState = 'connecting' | 'connected' | 'broken';

export interface TalkHandlers {
  onState: (state: TalkState) => void;
  /** False where this machine has no microphone or may not use it. */
  onMicrophone: (there: boolean) => void;
  onBlocked: (blocked: boolean) => void;
}

const DISCONNECTED_MS = 6_000;

/**
 * One end of a talkback line: a microphone track of its own, sent on a connection of its own. The
 * room's connection and microphone are not touched by it.
 */
export class TalkLink {
  private readonly address: string;
  private readonly line: Id;
  private readonly handlers: TalkHandlers;
  private readonly output: AudioOutput;
  private link: MediaLink | null = null;
  private microphone: MediaStreamTrack | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private muted = false;
  private closed = false;

  /** `address` is that of the meeting's talkback. */
  constructor(address: string, line: Id, handlers: TalkHandlers) {
    this.address = address;
    this.line = line;
    this.handlers = handlers;
    this.output = new AudioOutput(rememberedDevices().loudspeaker, handlers.onBlocked);
  }

  /** Answers an offer; one that comes later takes the place of the first. */
  async take(offer: MediaOffer): Promise<void> {
    this.link?.close();
    this.handlers.onState('connecting');
    const nothing = () => undefined;
    const link = new MediaLink(
      offer,
      {
        onSlots: nothing,
        onTrack: (mid, track) => {
          if (track.kind === 'audio') this.output.play(mid, track);
        },
        onConnection: (state) => this.connection(link, state),
        onTooManyLines: nothing,
        onDominantSpeaker: nothing,
        onSenderConstraint: nothing,
      },
      browserLink,
    );
    this.link = link;
    try {
      this.microphone ??= await openMicrophone(rememberedDevices());
      this.handlers.onMicrophone(this.microphone !== null);
      // the person may have hung up while the browser asked
      if (this.closed) return this.close();
      if (this.microphone) this.microphone.enabled = !this.muted;
      const tracks = { microphone: this.microphone, camera: null, screen: null, sound: null };
      const sdp = await link.answer(tracks, true);
      const { endpoint, offer: number } = offer;
      await api.post(`${this.address}/answer`, { line: this.line, endpoint, offer: number, sdp });
      if (this.link === link) link.ready();
    } catch {
      if (this.link === link && !this.closed) this.handlers.onState('broken');
    }
  }

  mute(muted: boolean): void {
    this.muted = muted;
    if (this.microphone) this.microphone.enabled = !muted;
  }

  resumeSound(): void {
    this.output.resume();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.link?.close();
    this.link = null;
    this.output.close();
    this.microphone?.stop();
    this.microphone = null;
  }

  private connection(link: MediaLink, state: RTCPeerConnectionState): void {
    if (link !== this.link) return;
    clearTimeout(this.timer);
    if (state === 'connected') this.handlers.onState('connected');
    else if (state === 'failed') this.handlers.onState('broken');
    else if (state === 'disconnected')
      this.timer = setTimeout(() => this.handlers.onState('broken'), DISCONNECTED_MS);
  }
}
