import { LevelMeter } from './level-meter';
import type { LocalTracks } from './media-link';

/** What this device sends: microphone and camera, a screen or film with its sound; one of each. */
export class OwnTracks implements LocalTracks {
  microphone: MediaStreamTrack | null = null;
  camera: MediaStreamTrack | null = null;
  screen: MediaStreamTrack | null = null;
  sound: MediaStreamTrack | null = null;
  private meter: LevelMeter | null = null;

  setMicrophone(track: MediaStreamTrack | null): void {
    if (this.microphone !== track) this.microphone?.stop();
    this.microphone = track;
    this.meter?.close();
    this.meter = track ? new LevelMeter(track) : null;
  }

  setCamera(track: MediaStreamTrack | null): void {
    if (this.camera !== track) this.camera?.stop();
    this.camera = track;
  }

  /** `onEnd` is told when the picture ends by itself, not when another one takes its place. */
  show(stream: MediaStream | null, onEnd: () => void): void {
    for (const track of [this.screen, this.sound]) {
      if (!track) continue;
      track.onended = null;
      track.stop();
    }
    this.screen = stream?.getVideoTracks()[0] ?? null;
    this.sound = stream?.getAudioTracks()[0] ?? null;
    if (this.screen) this.screen.onended = onEnd;
  }

  /** How loud the microphone is now, 0 to 1. */
  level(): number {
    return this.meter?.level() ?? 0;
  }

  stop(): void {
    for (const track of [this.microphone, this.camera, this.screen, this.sound]) track?.stop();
    this.microphone = this.camera = this.screen = this.sound = null;
    this.meter?.close();
    this.meter = null;
  }
}
