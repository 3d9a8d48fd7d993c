import { TONE_HZ } from '../room/core/test-tone';

const EVERY_MS = 3_000;
const BEEP_S = 0.25;
const SOFT = 0.12;

/** Rings softly until it is stopped; a browser that wants a click first stays silent. */
export function ring(): () => void {
  const context = new AudioContext();
  const twice = () => {
    for (const offset of [0, 0.35]) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = TONE_HZ[1] ?? 0;
      volume.gain.value = SOFT;
      tone.connect(volume).connect(context.destination);
      tone.start(context.currentTime + offset);
      tone.stop(context.currentTime + offset + BEEP_S);
    }
  };
  twice();
  const timer = setInterval(twice, EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
