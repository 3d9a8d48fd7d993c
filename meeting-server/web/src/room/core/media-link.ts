import { BridgeChannel } from './bridge-channel';
import { withLines } from './extend-offer';
import { inStereo, withMusic } from './opus';
import type { MediaOffer } from './protocol';
import { SenderControl } from './sender';
import type { SocketLike } from './signalling-client';
import { type MappedSource, type SlotContent, SlotTable, sourceNames } from './slots';
import type { ReceiverVideoConstraints } from './wishes';

export interface LocalTracks {
  microphone: MediaStreamTrack | null;
  camera: MediaStreamTrack | null;
  screen: MediaStreamTrack | null;
  /** What a shared screen or a film sounds like. */
  sound: MediaStreamTrack | null;
}

export interface LinkHandlers {
  onSlots: (video: SlotContent[], audio: SlotContent[]) => void;
  onTrack: (mid: string, track: MediaStreamTrack) => void;
  onConnection: (state: RTCPeerConnectionState) => void;
  /** The bridge named a line that this link lacks and has too many to add it. */
  onTooManyLines: () => void;
  onDominantSpeaker: (endpoint: string) => void;
  onSenderConstraint: (source: string, maxHeight: number) => void;
}

export interface LinkDeps {
  newPeer: (iceServers: RTCIceServer[]) => RTCPeerConnection;
  openSocket: (url: string) => SocketLike;
  channelUrl: (path: string) => string;
}

const LINES = { microphone: 'mic', camera: 'cam', screen: 'screen', sound: 'sound' } as const;

/** Lines of a connection; a browser slows down well before RFC 8866 would mind. */
const MOST_LINES = 100;

/**
 * One PeerConnection from one offer of the server, with its slots and its bridge channel. The server
 * is answered once; lines that the bridge adds later are negotiated within the page. When it fails, a
 * new one takes its place.
 */
export class MediaLink {
  readonly offer: MediaOffer;
  readonly peer: RTCPeerConnection;
  private readonly handlers: LinkHandlers;
  private readonly channel: BridgeChannel;
  private readonly lines = new Map<string, RTCRtpTransceiver>();
  private readonly controls = new Map<string, SenderControl>();
  private video = new SlotTable([]);
  private audio = new SlotTable([]);
  private sdp: string;
  private growth: Promise<void> = Promise.resolve();

  constructor(offer: MediaOffer, handlers: LinkHandlers, deps: LinkDeps) {
    this.offer = offer;
    this.sdp = offer.sdp;
    this.handlers = handlers;
    this.peer = deps.newPeer(offer.iceServers);
    this.peer.onconnectionstatechange = () => handlers.onConnection(this.peer.connectionState);
    this.peer.ontrack = (event) => {
      const mid = event.transceiver.mid;
      if (mid) handlers.onTrack(mid, event.track);
    };
    this.channel = new BridgeChannel(
      deps.channelUrl(offer.channel),
      {
        onVideoMap: (mapped, whole) => this.mapped(this.video, mapped, whole),
        onAudioMap: (mapped, whole) => this.mapped(this.audio, mapped, whole),
        onSenderConstraint: (wish) => {
          const control = this.controls.get(wish.sourceName);
          control?.limit(wish.maxHeight);
          if (wish.severalSizes) control?.severalSizes();
          handlers.onSenderConstraint(wish.sourceName, wish.maxHeight);
        },
        onDominantSpeaker: handlers.onDominantSpeaker,
      },
      deps.openSocket,
    );
  }

  /** Takes the offer, puts the local tracks on the sending lines and returns the answer's SDP. */
  async answer(tracks: LocalTracks, sends: boolean, music = false): Promise<string> {
    if (music) this.sdp = withMusic(this.sdp);
    await this.peer.setRemoteDescription({ type: 'offer', sdp: this.sdp });
    this.readLines();
    if (sends) {
      for (const mid of Object.values(LINES)) {
        const line = this.lines.get(mid);
        if (line) line.direction = 'sendonly';
      }
      await this.put('microphone', tracks.microphone);
      await this.put('camera', tracks.camera);
      await this.put('screen', tracks.screen);
      await this.put('sound', tracks.sound);
      this.control('cam', sourceNames.camera(this.offer.endpoint));
      this.control('screen', sourceNames.screen(this.offer.endpoint));
    }
    const answer = await this.peer.createAnswer();
    await this.peer.setLocalDescription({ type: 'answer', sdp: inStereo(answer.sdp ?? '') });
    const sdp = this.peer.localDescription?.sdp ?? answer.sdp ?? '';
    this.channel.takesRedundantSound(redPayloadType(sdp));
    return sdp;
  }

  /** The server has given the answer to the bridge: the channel opens, the layers are set. */
  ready(): void {
    this.channel.connect();
    for (const [mid, line] of this.lines) {
      const control = this.controls.get(
        mid === LINES.screen
          ? sourceNames.screen(this.offer.endpoint)
          : sourceNames.camera(this.offer.endpoint),
      );
      if (mid !== LINES.camera && mid !== LINES.screen) continue;
      const codec = line.sender.getParameters().codecs?.[0]?.mimeType ?? '';
      control?.layers(codec);
    }
  }

  async put(line: keyof typeof LINES, track: MediaStreamTrack | null): Promise<void> {
    const transceiver = this.lines.get(LINES[line]);
    if (!transceiver) return;
    await transceiver.sender.replaceTrack(track);
    if (line === 'camera' || line === 'screen') {
      const name = line === 'camera' ? sourceNames.camera : sourceNames.screen;
      this.controls.get(name(this.offer.endpoint))?.apply();
    }
  }

  wishFor(wish: ReceiverVideoConstraints): void {
    this.channel.wishFor(wish);
  }

  get slots(): { video: SlotContent[]; audio: SlotContent[] } {
    return { video: this.video.all(), audio: this.audio.all() };
  }

  /** The receiving lines of sound, by mid. */
  audioTracks(): [string, MediaStreamTrack][] {
    return [...this.lines]
      .filter(([mid]) => /^a\d+$/.test(mid))
      .map(([mid, line]) => [mid, line.receiver.track]);
  }

  /** Whether packets of others have come in. */
  async receives(): Promise<boolean> {
    const report = await this.peer.getStats();
    return [...report.values()].some(
      (stat) => stat.type === 'inbound-rtp' && stat.packetsReceived > 0,
    );
  }

  trackOf(mid: string): MediaStreamTrack | null {
    return this.lines.get(mid)?.receiver.track ?? null;
  }

  close(): void {
    this.channel.close();
    this.peer.onconnectionstatechange = null;
    this.peer.ontrack = null;
    this.peer.close();
  }

  private control(mid: string, source: string): void {
    const line = this.lines.get(mid);
    if (line) this.controls.set(source, new SenderControl(line.sender));
  }

  private readLines(): void {
    for (const line of this.peer.getTransceivers()) {
      if (line.mid) this.lines.set(line.mid, line);
    }
    const mids = [...this.lines.keys()];
    this.video.take(mids.filter((mid) => /^v\d+$/.test(mid)));
    this.audio.take(mids.filter((mid) => /^a\d+$/.test(mid)));
  }

  private mapped(table: SlotTable, mapped: readonly MappedSource[], whole: boolean): void {
    const unknown = table.apply(mapped, whole);
    this.handlers.onSlots(this.video.all(), this.audio.all());
    if (unknown.length > 0) {
      this.growth = this.growth
        .then(() => this.grow(unknown))
        .then(() => this.handlers.onSlots(this.video.all(), this.audio.all()));
    }
  }

  /** Adds lines to the connection by a negotiation with itself. */
  private async grow(mids: string[]): Promise<void> {
    const missing = mids.filter((mid) => !this.lines.has(mid));
    if (missing.length === 0 || this.peer.signalingState === 'closed') return;
    if (this.lines.size + missing.length > MOST_LINES) {
      this.handlers.onTooManyLines();
      return;
    }
    try {
      const longer = withLines(this.sdp, missing);
      await this.peer.setRemoteDescription({ type: 'offer', sdp: longer });
      const answer = await this.peer.createAnswer();
      await this.peer.setLocalDescription({ type: 'answer', sdp: inStereo(answer.sdp ?? '') });
      this.sdp = longer;
      this.readLines();
    } catch {
      this.handlers.onTooManyLines();
    }
  }
}

/** Under which number an answer takes Opus with what went before (RFC 2198). */
function redPayloadType(sdp: string): number | undefined {
  const found = /^a=rtpmap:(\d+) red\/48000/m.exec(sdp)?.[1];
  return found === undefined ? undefined : Number(found);
}
