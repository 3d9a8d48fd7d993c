/**
 * Plays the audio slots through one element each. A browser may hold sound back until the person
 * clicks: then `onBlocked` is called and `resume` has to be called from a click.
 */
export class AudioOutput {
  private readonly elements = new Map<string, HTMLAudioElement>();
  private readonly onBlocked: (blocked: boolean) => void;
  private loudspeaker: string | null;
  private silent = false;
  private unheard: ReadonlySet<string> = new Set();

  constructor(loudspeaker: string | null, onBlocked: (blocked: boolean) => void) {
    this.loudspeaker = loudspeaker;
    this.onBlocked = onBlocked;
  }

  play(mid: string, track: MediaStreamTrack): void {
    const element = this.elements.get(mid) ?? new Audio();
    this.elements.set(mid, element);
    element.autoplay = true;
    element.srcObject = new MediaStream([track]);
    this.route(element);
    this.mute();
    element.play().catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NotAllowedError') this.onBlocked(true);
    });
  }

  /** Documents-only devices make no sound: the site's main device does. */
  setSilent(silent: boolean): void {
    this.silent = silent;
    this.mute();
  }

  /** The lines that are not played, whatever comes on them. */
  setUnheard(mids: readonly string[]): void {
    this.unheard = new Set(mids);
    this.mute();
  }

  private mute(): void {
    for (const [mid, element] of this.elements) {
      element.muted = this.silent;
      // the track itself, so that nothing else that takes the page's sound has it either
      const stream = element.srcObject as MediaStream | null;
      for (const track of stream?.getTracks() ?? []) track.enabled = !this.unheard.has(mid);
    }
  }

  setLoudspeaker(id: string | null): void {
    this.loudspeaker = id;
    for (const element of this.elements.values()) this.route(element);
  }

  resume(): void {
    this.onBlocked(false);
    for (const element of this.elements.values()) {
      element.play().catch(() => this.onBlocked(true));
    }
  }

  close(): void {
    for (const element of this.elements.values()) {
      element.pause();
      element.srcObject = null;
    }
    this.elements.clear();
  }

  private route(element: HTMLAudioElement): void {
    if ('setSinkId' in element) {
      element.setSinkId(this.loudspeaker ?? '').catch(() => undefined);
    }
  }
}
