import { AudioOutput } from './audio-output';
import { browserLink, socketUrl } from './browser-link';
import type { CommandArgs, CommandName } from './commands';
import { deviceId, deviceName, openDevices, rememberedDevices } from './devices';
import { MediaClient } from './media-client';
import { MEDIA_OFF, type MediaState } from './media-state';
import type {
  CommandResult,
  MediaProfile,
  RoomMessage,
  RoomView,
  RoomViewKind,
  ServerFrame,
  Told,
  Welcome,
} from './protocol';
import { applyEvents, applyPresence, withOwnRollCall } from './reducer';
import { opened } from './seats';
import { type ConnectionState, SignallingClient } from './signalling-client';
import { Store } from './store';

export interface RoomState {
  connection: ConnectionState;
  /** The frame that explains the connection's state: who holds the seat, why it was refused. */
  detail: ServerFrame | null;
  welcome: Welcome | null;
  view: RoomView | null;
  slow: boolean;
  rtt: number | null;
  /** Milliseconds to add to this machine's clock to have the server's. */
  clockOffset: number;
  messages: RoomMessage[];
  told: (Told & { key: number })[];
  media: MediaState;
  /** This device joined without microphone and sound. */
  silent: boolean;
  /** This device wants one picture and no strip. */
  stageOnly: boolean;
}

export interface SessionOptions {
  meetingId: string;
  view: RoomViewKind;
  media: boolean;
  siteId?: string;
  /** A silent device that plays the sound of the others all the same. */
  hears?: boolean;
  /** What this site itself sends is not heard here: the mix of all others, to be fed back. */
  withoutOwn?: boolean;
  /** A feed from elsewhere: nothing is done to its sound. */
  feed?: boolean;
}

const KEPT_MESSAGES = 200;

/** One page's part in a room: signalling, the view, messages and media, as one watched state. */
export class RoomSession {
  readonly state: Store<RoomState>;
  readonly media: MediaClient;
  readonly options: SessionOptions;
  private readonly signalling: SignallingClient;
  private toldKey = 0;
  private devicesOpened = false;
  private readonly networkLost = () => this.signalling.networkLost();
  private readonly networkBack = () => this.signalling.networkBack();

  constructor(options: SessionOptions) {
    this.options = options;
    this.state = new Store<RoomState>({
      connection: 'idle',
      detail: null,
      welcome: null,
      view: null,
      slow: false,
      rtt: null,
      clockOffset: 0,
      messages: [],
      told: [],
      media: MEDIA_OFF,
      silent: !options.media,
      stageOnly: rememberedDevices().stageOnly,
    });
    this.signalling = new SignallingClient({
      url: socketUrl(`/ws/room/${options.meetingId}`),
      join: {
        device: deviceId(),
        deviceName: deviceName(),
        view: options.view,
        media: options.media,
        ...(options.siteId ? { siteId: options.siteId } : {}),
      },
      resume: resumeStore(`diemcau.seat.${options.meetingId}.${options.view}`),
      lastSeq: () => this.state.get().view?.seq ?? null,
      // a fresh load asks for the session first and so ends at the sign-in page
      onSignedOut: () => window.location.reload(),
      onState: (connection, detail) => this.connection(connection, detail),
      onFrame: (frame) => this.frame(frame),
      onLink: (link) => this.set('slow' in link ? { slow: link.slow } : link),
    });
    this.media = new MediaClient(
      {
        ...browserLink,
        open: (profile) => this.signalling.mediaOpen(profile),
        answer: (offer, sdp) => this.signalling.mediaAnswer(offer.endpoint, offer.offer, sdp),
        switched: () => this.signalling.mediaSwitched(),
        report: (report) => this.signalling.report(report),
        onState: (media) => this.set({ media }),
        newOutput: (loudspeaker, onBlocked) => new AudioOutput(loudspeaker, onBlocked),
      },
      rememberedDevices().loudspeaker,
      options.feed === true,
    );
  }

  start(): void {
    window.addEventListener('offline', this.networkLost);
    window.addEventListener('online', this.networkBack);
    this.signalling.connect();
  }

  leave(): void {
    window.removeEventListener('offline', this.networkLost);
    window.removeEventListener('online', this.networkBack);
    this.signalling.leave();
    this.media.stop();
    this.devicesOpened = false;
  }

  command<N extends CommandName>(name: N, ...args: CommandArgs<N>): Promise<CommandResult> {
    return this.signalling.command(name, ...args);
  }

  takeSeat(): void {
    this.signalling.takeSeat();
  }

  documentsOnly(): void {
    this.signalling.documentsOnly();
  }

  retry(): void {
    this.signalling.connect();
  }

  showStageOnly(stageOnly: boolean): void {
    this.set({ stageOnly });
  }

  forgetTold(key: number): void {
    this.set({ told: this.state.get().told.filter((entry) => entry.key !== key) });
  }

  private profile(): MediaProfile | null {
    const { view } = this.options;
    if (view === 'board') return null;
    return view === 'stage' ? 'site' : view;
  }

  private connection(connection: ConnectionState, detail?: ServerFrame): void {
    if (detail?.kind === 'welcome') this.set({ welcome: detail, silent: !detail.media });
    this.set({ connection, detail: detail ?? null });
    if (connection === 'joined') void this.startMedia();
    if (connection === 'taken-over' || connection === 'refused' || connection === 'ended') {
      this.media.pause();
    }
  }

  private async startMedia(): Promise<void> {
    const profile = this.profile();
    if (profile === null) return;
    const sends = !this.state.get().silent;
    if (sends && !this.devicesOpened) {
      this.devicesOpened = true;
      const opened = await openDevices({
        ...rememberedDevices(),
        feed: this.options.feed === true,
      });
      await this.media.setMicrophone(opened.microphone);
      await this.media.setCamera(opened.camera);
    }
    if (this.state.get().connection !== 'joined') return;
    // A link that carries media outlives a lost signalling connection, if the server still knows it.
    const offer = this.media.liveOffer;
    const hears = sends || profile === 'wall' || this.options.hears === true;
    if (offer === null) this.media.start(profile, sends, hears);
    else this.signalling.mediaCheck(profile, offer);
  }

  private frame(frame: ServerFrame): void {
    switch (frame.kind) {
      case 'snapshot':
        this.set({ view: opened({ ...frame.state, seq: frame.seq }) });
        break;
      case 'events':
        this.events(frame);
        break;
      case 'presence':
        this.state.update((state) =>
          state.view ? { ...state, view: applyPresence(state.view, frame.changes) } : state,
        );
        break;
      case 'own':
        this.state.update((state) =>
          state.view ? { ...state, view: withOwnRollCall(state.view, frame) } : state,
        );
        break;
      case 'message':
        this.set({ messages: withMessage(this.state.get().messages, frame) });
        break;
      case 'told':
        this.toldKey += 1;
        this.set({ told: [...this.state.get().told, { ...frame, key: this.toldKey }].slice(-20) });
        break;
      case 'media-offer':
        void this.media.take(frame);
        break;
      case 'media-ready':
        this.media.ready(frame.endpoint);
        break;
      case 'refused':
        if (frame.code.startsWith('bridge.') || frame.code === 'signalling.no-media') {
          this.media.refused();
        }
        this.toldKey += 1;
        this.set({ told: [...this.state.get().told, { ...frame, key: this.toldKey }].slice(-20) });
        break;
      default:
        break;
    }
  }

  private events(frame: Extract<ServerFrame, { kind: 'events' }>): void {
    const { view } = this.state.get();
    const next = view ? applyEvents(view, frame) : null;
    if (next) this.set({ view: frame.presence ? applyPresence(next, frame.presence) : next });
    else this.signalling.askSnapshot();
  }

  private set(change: Partial<RoomState>): void {
    this.state.update((state) => ({ ...state, ...change }));
    if (this.options.withoutOwn) this.hearOthersOnly();
  }

  private hearOthersOnly(): void {
    const { view, welcome } = this.state.get();
    const own = view?.sites.find((site) => site.site === welcome?.site);
    this.media.withoutSoundOf(own?.mediaEndpoint ?? null);
  }
}

function withMessage(messages: RoomMessage[], message: RoomMessage): RoomMessage[] {
  if (messages.some((known) => known.id === message.id)) return messages;
  return [...messages, message].slice(-KEPT_MESSAGES);
}

function resumeStore(key: string) {
  return {
    read: () => localStorage.getItem(key),
    write: (token: string) => localStorage.setItem(key, token),
  };
}
