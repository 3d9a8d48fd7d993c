/** Looks at what camera, microphone and loudspeaker give: is there light, a voice, an echo. */
import { LevelMeter } from '../../room/core/level-meter';
import { playTestTone, TONE_HZ } from '../../room/core/test-tone';

const WIDTH = 64;
const HEIGHT = 36;
/** Of 255: a covered lens or a dark room; the noise of a sensor stays below it. */
const DARK = 20;
const LISTEN_MS = 6_000;
const LOUD_ENOUGH = 0.5;
const STEP_MS = 50;

/** Whether a camera shows anything; waits for its first picture. */
export async function isDark(track: MediaStreamTrack): Promise<boolean> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  await video.play();
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen?.drawImage(video, 0, 0, WIDTH, HEIGHT);
  const dark = !pen || brightness(pen.getImageData(0, 0, WIDTH, HEIGHT).data) < DARK;
  video.srcObject = null;
  return dark;
}

/** The mean brightness of RGBA pixels, 0 to 255. */
export function brightness(pixels: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 2 < pixels.length; i += 4) {
    sum += 0.3 * (pixels[i] ?? 0) + 0.59 * (pixels[i + 1] ?? 0) + 0.11 * (pixels[i + 2] ?? 0);
  }
  return (sum * 4) / Math.max(1, pixels.length);
}

/** The loudest moment of some seconds, 0 to 1; ends as soon as a voice is loud enough. */
export async function loudest(
  track: MediaStreamTrack,
  onLevel: (level: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const meter = new LevelMeter(track);
  let peak = 0;
  for (let ms = 0; ms < LISTEN_MS && peak < LOUD_ENOUGH && !signal.aborted; ms += STEP_MS) {
    await pause(STEP_MS);
    const level = meter.level();
    peak = Math.max(peak, level);
    onLevel(level);
  }
  meter.close();
  return peak;
}

/** Plays the test tone and hears how much of it the microphone, as it is used, gives back: 0 to 1. */
export async function playAndListen(
  track: MediaStreamTrack | null,
  loudspeaker: string | null,
): Promise<number | null> {
  if (!track) {
    await playTestTone(loudspeaker);
    return null;
  }
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 4096;
  analyser.smoothingTimeConstant = 0;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  const tone = () => {
    analyser.getFloatFrequencyData(bins);
    return toneLevel(bins, context.sampleRate / analyser.fftSize, TONE_HZ);
  };
  await pause(300);
  const before = tone();
  let during = before;
  let playing = true;
  const played = playTestTone(loudspeaker).finally(() => {
    playing = false;
  });
  while (playing) {
    await pause(STEP_MS);
    during = Math.max(during, tone());
  }
  await played;
  await context.close();
  return echoOf(before, during);
}

/** The loudest of some tones in a spectrum, dBFS. */
export function toneLevel(
  bins: ArrayLike<number>,
  binHz: number,
  tones: readonly number[],
): number {
  const near = tones.flatMap((hz) => {
    const at = Math.round(hz / binHz);
    return [bins[at - 1], bins[at], bins[at + 1]];
  });
  return Math.max(...near.map((level) => level ?? Number.NEGATIVE_INFINITY));
}

/** What came back of a tone: −35 dBFS in the microphone is 0.5; nothing unless it rose by 10 dB. */
export function echoOf(beforeDb: number, duringDb: number): number {
  if (!Number.isFinite(duringDb) || duringDb < Math.max(beforeDb, -90) + 10) return 0;
  return Math.min(1, Math.max(0, (duringDb + 70) / 70));
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
