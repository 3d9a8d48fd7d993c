export const TONE_HZ = [523.25, 659.25, 783.99];
const NOTE_S = 0.35;

/** Plays three calm notes on the chosen loudspeaker; resolves when they have sounded. */
export async function playTestTone(loudspeaker: string | null): Promise<void> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = out.stream;
  if (loudspeaker && 'setSinkId' in element) {
    await element.setSinkId(loudspeaker).catch(() => undefined);
  }
  await element.play();
  const start = context.currentTime + 0.05;
  const last = TONE_HZ.map((hz, i) => note(context, out, hz, start + i * NOTE_S)).at(-1);
  await new Promise<void>((done) => {
    if (last) last.onended = () => done();
    else done();
  });
  element.pause();
  await context.close();
}

function note(context: AudioContext, out: AudioNode, hz: number, at: number): OscillatorNode {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.25, at + 0.03);
  gain.gain.linearRampToValueAtTime(0, at + NOTE_S);
  oscillator.connect(gain).connect(out);
  oscillator.start(at);
  oscillator.stop(at + NOTE_S + 0.05);
  return oscillator;
}
