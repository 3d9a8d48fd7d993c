import { BridgeChannel } from './bridge-channel';
import type { MediaOffer } from './protocol';
import { SenderControl } from './sender';
import type { SocketLike } from './signalling-client';
import { type SlotContent, SlotTable, sourceNames } from './slots';
import type { ReceiverVideoConstraints } from './wishes';

export interface LocalTracks {
  microphone: MediaStreamTrack | null;
  camera: MediaStreamTrack | null;
  screen: MediaStreamTrack | null;
}

export interface LinkHandlers {
  onSlots: (video: SlotContent[], audio: SlotContent[]) => void;
  onTrack: (mid: string, track: MediaStreamTrack) => void;
  onConnection: (state: RTCPeerConnectionState) => void;
  onUnknownMid: (mid: string) => void;
  onDominantSpeaker: (endpoint: string) => void;
  onSenderConstraint: (source: string, maxHeight: number) => void;
}

export interface LinkDeps {
  newPeer: () => RTCPeerConnection;
  openSocket: (url: string) => SocketLike;
  channelUrl: (path: string) => string;
}

const LINES = { microphone: 'mic', camera: 'cam', screen: 'screen' } as const;

/**
 * One PeerConnection from one offer of the server, with its slots and its bridge channel. It is
 * answered once and never negotiated again; when it fails, a new one takes its place.
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

  constructor(offer: MediaOffer, handlers: LinkHandlers, deps: LinkDeps) {
    this.offer = offer;
    this.handlers = handlers;
    this.peer = deps.newPeer();
    this.peer.onconnectionstatechange = () => handlers.onConnection(this.peer.connectionState);
    this.peer.ontrack = (event) => {
      const mid = event.transceiver.mid;
      if (mid) handlers.onTrack(mid, event.track);
    };
    this.channel = new BridgeChannel(
      deps.channelUrl(offer.channel),
      {
        onVideoMap: (mapped) => this.mapped(this.video, mapped),
        onAudioMap: (mapped) => this.mapped(this.audio, mapped),
        onSenderConstraint: (wish) => {
          this.controls.get(wish.sourceName)?.limit(wish.maxHeight);
          handlers.onSenderConstraint(wish.sourceName, wish.maxHeight);
        },
        onDominantSpeaker: handlers.onDominantSpeaker,
      },
      deps.openSocket,
    );
  }

  /** Takes the offer, puts the local tracks on the sending lines and returns the answer's SDP. */
  async answer(tracks: LocalTracks, sends: boolean): Promise<string> {
    await this.peer.setRemoteDescription({ type: 'offer', sdp: this.offer.sdp });
    for (const line of this.peer.getTransceivers()) {
      if (line.mid) this.lines.set(line.mid, line);
    }
    const mids = [...this.lines.keys()];
    this.video = new SlotTable(mids.filter((mid) => /^v\d+$/.test(mid)));
    this.audio = new SlotTable(mids.filter((mid) => /^a\d+$/.test(mid)));
    if (sends) {
      for (const mid of Object.values(LINES)) {
        const line = this.lines.get(mid);
        if (line) line.direction = 'sendonly';
      }
      await this.put('microphone', tracks.microphone);
      await this.put('camera', tracks.camera);
      await this.put('screen', tracks.screen);
      this.control('cam', sourceNames.camera(this.offer.endpoint));
      this.control('screen', sourceNames.screen(this.offer.endpoint));
    }
    const answer = await this.peer.createAnswer();
    await this.peer.setLocalDescription(answer);
    return this.peer.localDescription?.sdp ?? answer.sdp ?? '';
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
    if (line !== 'microphone') {
      const name = line === 'camera' ? sourceNames.camera : sourceNames.screen;
      this.controls.get(name(this.offer.endpoint))?.apply();
    }
  }

  wishFor(wish: ReceiverVideoConstraints): void {
    this.channel.wishFor(wish);
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

  private mapped(table: SlotTable, mapped: Parameters<SlotTable['apply']>[0]): void {
    const unknown = table.apply(mapped);
    this.handlers.onSlots(this.video.all(), this.audio.all());
    const first = unknown[0];
    if (first !== undefined) this.handlers.onUnknownMid(first);
  }
}
