import type { AudioOutput } from './audio-output';
import { backoff } from './backoff';
import { untilFlowing } from './flowing';
import { type LinkDeps, type LinkHandlers, MediaLink } from './media-link';
import { MEDIA_OFF, type MediaPhase, type MediaState } from './media-state';
import { OwnTracks } from './own-tracks';
import type { ClientReport, MediaOffer, MediaProfile } from './protocol';
import { type StatTotals, totalsOf, verdictBetween } from './quality';
import { type ReceiverVideoConstraints, sameConstraints } from './wishes';

export interface MediaDeps extends LinkDeps {
  open: (profile: MediaProfile) => void;
  answer: (offer: MediaOffer, sdp: string) => void;
  switched: () => void;
  report: (report: ClientReport) => void;
  onState: (state: MediaState) => void;
  newOutput: (loudspeaker: string | null, onBlocked: (blocked: boolean) => void) => AudioOutput;
}

const REPORT_MS = 5_000;
const DISCONNECTED_MS = 6_000;
const OFFER_LIMIT_MS = 20_000;

/**
 * The media of this page: keeps one link to the bridge alive, the local tracks on it, the wish for
 * pictures, the sound, and a report of quality every five seconds. While the meeting moves to another
 * bridge there are two links; both send, the old one is seen and heard until the next one receives.
 */
export class MediaClient {
  private readonly deps: MediaDeps;
  private readonly output: AudioOutput;
  private state: MediaState = MEDIA_OFF;
  private profile: MediaProfile | null = null;
  private sends = false;
  private link: MediaLink | null = null;
  private next: MediaLink | null = null;
  private readonly own = new OwnTracks();
  private readonly music: boolean;
  private wish: ReceiverVideoConstraints | null = null;
  private before: StatTotals | null = null;
  private attempt = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private reportTimer: ReturnType<typeof setInterval> | undefined;

  private unheard: string | null = null;

  /**
   * @param music what this page sends as sound is a feed, not a voice
   */
  constructor(deps: MediaDeps, loudspeaker: string | null, music = false) {
    this.deps = deps;
    this.music = music;
    this.output = deps.newOutput(loudspeaker, (soundBlocked) => this.set({ soundBlocked }));
  }

  get current(): MediaState {
    return this.state;
  }

  /** The offer of the link that carries media or is about to; null without one. */
  get liveOffer(): number | null {
    const { phase } = this.state;
    const alive = phase === 'connected' || phase === 'connecting' || phase === 'moving';
    return alive ? ((this.next ?? this.link)?.offer.offer ?? null) : null;
  }

  /** Asks for an offer. `sends` is false for walls and for devices that only show documents. */
  start(profile: MediaProfile, sends: boolean, hears = sends): void {
    this.profile = profile;
    this.sends = sends;
    this.output.setSilent(!hears);
    clearInterval(this.reportTimer);
    this.reportTimer = setInterval(() => void this.measure(), REPORT_MS);
    this.ask(this.link ? 'restarting' : 'opening');
  }

  async take(offer: MediaOffer): Promise<void> {
    if (!this.profile) return;
    clearTimeout(this.retryTimer);
    this.next?.close();
    this.next = null;
    const moves = offer.moved && this.link !== null;
    if (!moves) this.link?.close();
    const link: MediaLink = new MediaLink(
      offer,
      this.handlers(offer, () => link),
      this.deps,
    );
    if (moves) {
      this.next = link;
      this.set({ phase: 'moving' });
    } else {
      this.link = link;
      this.before = null;
      this.set({ phase: 'connecting', video: [], audio: [], ...linkState(offer) });
    }
    if (this.wish) link.wishFor(this.wish);
    try {
      const sdp = await link.answer(this.own, this.sends, this.music);
      if (this.newest === link) this.deps.answer(offer, sdp);
      this.retryTimer = setTimeout(() => this.restart('link'), OFFER_LIMIT_MS);
    } catch {
      if (this.newest === link) this.restart('link');
    }
  }

  private handlers(offer: MediaOffer, self: () => MediaLink): LinkHandlers {
    const current = () => this.link === self();
    return {
      onSlots: (video, audio) => {
        if (!current()) return;
        this.set({ video, audio });
        this.muteUnheard();
      },
      onTrack: (mid, track) => {
        if (current() && track.kind === 'audio') this.output.play(mid, track);
      },
      onConnection: (connection) => this.connection(self(), connection),
      onTooManyLines: () => this.newest === self() && this.restart('unknown-slot'),
      onDominantSpeaker: (dominantSpeaker) => current() && this.set({ dominantSpeaker }),
      onSenderConstraint: (source, maxHeight) => {
        if (current() && source === `${offer.endpoint}-v0`) this.set({ watched: maxHeight > 0 });
      },
    };
  }

  ready(endpoint: string): void {
    if (this.newest?.offer.endpoint === endpoint) this.newest.ready();
  }

  private get newest(): MediaLink | null {
    return this.next ?? this.link;
  }

  private get links(): MediaLink[] {
    return [this.link, this.next].filter((link) => link !== null);
  }

  /** Both links send from here on; the next one takes over as soon as it receives. */
  private async handOver(next: MediaLink): Promise<void> {
    const alive = () => this.next === next && this.link?.peer.connectionState === 'connected';
    await untilFlowing(() => next.receives(), alive);
    if (this.next !== next) return;
    this.link?.close();
    this.link = next;
    this.next = null;
    this.before = null;
    for (const [mid, track] of next.audioTracks()) this.output.play(mid, track);
    this.set({ phase: 'connected', ...next.slots, ...linkState(next.offer) });
    this.muteUnheard();
    this.deps.switched();
    void this.measure();
  }

  /** The server refused media (a full bridge, none there): tried again, later and later. */
  refused(): void {
    this.restart('link');
  }

  async setMicrophone(track: MediaStreamTrack | null): Promise<void> {
    this.own.setMicrophone(track);
    await Promise.all(this.links.map((link) => link.put('microphone', track)));
    this.set({ microphoneOn: track?.enabled ?? false });
  }

  /** Off keeps the line and sends silence, so that on is heard at once. */
  switchMicrophone(on: boolean): void {
    const { microphone } = this.own;
    if (microphone) microphone.enabled = on;
    this.set({ microphoneOn: on && microphone !== null });
  }

  async setCamera(track: MediaStreamTrack | null): Promise<void> {
    this.own.setCamera(track);
    await Promise.all(this.links.map((link) => link.put('camera', track)));
    this.set({ cameraOn: track !== null });
  }

  /** Puts a screen or a film on its lines, with its sound; `onEnd` when its picture ends by itself. */
  async show(stream: MediaStream | null, onEnd: () => void = () => undefined): Promise<void> {
    this.own.show(stream, onEnd);
    for (const link of this.links) {
      await link.put('screen', this.own.screen);
      await link.put('sound', this.own.sound);
    }
    this.set({ screenOn: this.own.screen !== null });
  }

  get cameraTrack(): MediaStreamTrack | null {
    return this.own.camera;
  }

  level(): number {
    return this.own.level();
  }

  trackOf(mid: string): MediaStreamTrack | null {
    return this.link?.trackOf(mid) ?? null;
  }

  wishFor(wish: ReceiverVideoConstraints): void {
    if (sameConstraints(this.wish, wish)) return;
    this.wish = wish;
    for (const link of this.links) link.wishFor(wish);
  }

  /** Whether the sound of this room is played here; it comes in all the same. */
  setHears(hears: boolean): void {
    this.output.setSilent(!hears);
  }

  setLoudspeaker(id: string | null): void {
    this.output.setLoudspeaker(id);
  }

  /** Whatever this endpoint sends is not played here; null for none. */
  withoutSoundOf(endpoint: string | null): void {
    if (this.unheard === endpoint) return;
    this.unheard = endpoint;
    this.muteUnheard();
  }

  private muteUnheard(): void {
    const unheard = this.state.audio.filter(({ owner }) => owner === this.unheard);
    this.output.setUnheard(unheard.map(({ mid }) => mid));
  }

  resumeSound(): void {
    this.output.resume();
  }

  stats(): Promise<RTCStatsReport> | null {
    return this.link?.peer.getStats() ?? null;
  }

  /** Ends the link but keeps camera and microphone, for a place that may come back. */
  pause(): void {
    clearTimeout(this.retryTimer);
    clearInterval(this.reportTimer);
    this.closeLinks();
    this.profile = null;
    this.set({ phase: 'off', video: [], audio: [], verdict: MEDIA_OFF.verdict });
  }

  stop(): void {
    this.pause();
    this.output.close();
    this.own.stop();
  }

  private ask(phase: MediaPhase): void {
    if (!this.profile) return;
    this.set({ phase });
    this.deps.open(this.profile);
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.restart('link'), OFFER_LIMIT_MS);
  }

  private connection(link: MediaLink, connection: RTCPeerConnectionState): void {
    if (link !== this.newest) return;
    if (connection === 'connected' && link === this.next) {
      clearTimeout(this.retryTimer);
      this.attempt = 0;
      void this.handOver(link);
    } else if (connection === 'connected') {
      clearTimeout(this.retryTimer);
      this.attempt = 0;
      this.set({ phase: 'connected' });
      void this.measure();
    } else if (connection === 'failed') {
      this.restart('link');
    } else if (connection === 'disconnected') {
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => this.restart('link'), DISCONNECTED_MS);
    }
  }

  private restart(restartReason: 'link' | 'unknown-slot'): void {
    if (!this.profile) return;
    this.closeLinks();
    this.set({ phase: 'restarting', restartReason, video: [], audio: [] });
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.ask('restarting'), backoff(this.attempt));
    this.attempt += 1;
  }

  private closeLinks(): void {
    for (const link of this.links) link.close();
    this.link = this.next = null;
  }

  private async measure(): Promise<void> {
    const link = this.link;
    if (!link) return;
    const now = totalsOf((await link.peer.getStats()).values(), performance.now());
    if (this.link !== link) return;
    const verdict = verdictBetween(this.before, now);
    this.before = now;
    this.set({ verdict });
    this.deps.report({
      mic: this.state.microphoneOn ? 'on' : 'off',
      camera: this.state.cameraOn ? 'on' : 'off',
      level: Math.round(this.level() * 100) / 100,
      ...verdict,
    });
  }

  private set(change: Partial<MediaState>): void {
    this.state = { ...this.state, ...change };
    this.deps.onState(this.state);
  }
}

function linkState(offer: MediaOffer): Pick<MediaState, 'offer' | 'videoSlots'> {
  return { offer: offer.offer, videoSlots: offer.videoSlots };
}
