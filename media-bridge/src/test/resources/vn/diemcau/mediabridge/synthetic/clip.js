// Draws and encodes the clips that synthetic sites send: a room with a person who moves, VP8 with
// one key frame at the start, and one voice-like Opus track. Run by ClipRecorder in Chromium.
const WIDTH = 320, HEIGHT = 180, FPS = 15, SECONDS = 4;

const THEMES = [
  { wall: '#e9dfc8', table: '#7a4a24', coat: '#27364f', curtain: '#8d1f1f' },
  { wall: '#cfe0d6', table: '#5b3a1e', coat: '#4a4a4a', curtain: '#1f5a3d' },
  { wall: '#d5dcea', table: '#8a5a30', coat: '#f1f1f1', curtain: '#22407a' },
  { wall: '#ecd9d2', table: '#6b3f22', coat: '#5a2a4a', curtain: '#b06a1a' },
  { wall: '#dcd6e6', table: '#4d331f', coat: '#2f5d50', curtain: '#54307a' },
  { wall: '#e3e3d3', table: '#7d5530', coat: '#7a2020', curtain: '#3a6b78' },
];

function star(g, x, y, r) {
  g.beginPath();
  for (let i = 0; i < 10; i++) {
    const radius = i % 2 ? r * 0.38 : r, a = -Math.PI / 2 + (i * Math.PI) / 5;
    g.lineTo(x + radius * Math.cos(a), y + radius * Math.sin(a));
  }
  g.fill();
}

function draw(g, theme, t) {
  const swing = Math.sin((2 * Math.PI * t) / SECONDS);
  g.fillStyle = theme.wall; g.fillRect(0, 0, WIDTH, HEIGHT);
  g.fillStyle = theme.curtain; g.fillRect(0, 0, 26, HEIGHT); g.fillRect(WIDTH - 26, 0, 26, HEIGHT);
  g.fillStyle = '#da251d'; g.fillRect(200, 22, 72, 48);
  g.fillStyle = '#ffff00'; star(g, 236, 47, 15);
  g.fillStyle = '#24415f'; g.fillRect(44, 22, 134, 24);
  g.fillStyle = '#ffffff'; g.font = 'bold 12px sans-serif'; g.textAlign = 'center';
  g.fillText('ĐIỂM CẦU MÔ PHỎNG', 111, 38);
  const x = 140 + 9 * swing, y = 92 + 2 * Math.sin((8 * Math.PI * t) / SECONDS);
  g.fillStyle = theme.coat; g.beginPath(); g.ellipse(x, 160, 46, 48, 0, 0, 7); g.fill();
  g.fillStyle = '#ffffff'; g.beginPath();
  g.moveTo(x - 9, 114); g.lineTo(x + 9, 114); g.lineTo(x, 134); g.fill();
  g.fillStyle = '#d9a679'; g.beginPath(); g.ellipse(x, y, 18, 22, 0, 0, 7); g.fill();
  g.fillStyle = '#1c1713'; g.beginPath(); g.ellipse(x, y - 12, 19, 13, 0, Math.PI, 0); g.fill();
  g.beginPath(); g.ellipse(x - 7, y, 2, 2.5, 0, 0, 7); g.ellipse(x + 7, y, 2, 2.5, 0, 0, 7); g.fill();
  const mouth = 1 + 3 * Math.abs(Math.sin((14 * Math.PI * t) / SECONDS));
  g.fillStyle = '#7a2b2b'; g.beginPath(); g.ellipse(x, y + 11, 6, mouth, 0, 0, 7); g.fill();
  g.fillStyle = theme.table; g.fillRect(0, 150, WIDTH, 30);
  g.fillStyle = '#333333'; g.fillRect(x + 58, 118, 3, 34); g.beginPath(); g.arc(x + 59, 116, 5, 0, 7); g.fill();
  // A hand that goes round shows at a glance that the picture lives.
  g.strokeStyle = '#222222'; g.lineWidth = 2; g.beginPath(); g.arc(290 - 36, 104, 14, 0, 7); g.stroke();
  const hand = (2 * Math.PI * t) / SECONDS - Math.PI / 2;
  g.beginPath(); g.moveTo(254, 104); g.lineTo(254 + 11 * Math.cos(hand), 104 + 11 * Math.sin(hand)); g.stroke();
}

function base64(bytes) {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text);
}

async function recordVideo(index) {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT), g = canvas.getContext('2d');
  const frames = [];
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      frames.push({ key: chunk.type === 'key', data: base64(data) });
    },
    error: (e) => { throw e; },
  });
  encoder.configure({ codec: 'vp8', width: WIDTH, height: HEIGHT, framerate: FPS, bitrate: 70_000, latencyMode: 'quality' });
  for (let i = 0; i < FPS * SECONDS; i++) {
    draw(g, THEMES[index], i / FPS);
    const frame = new VideoFrame(canvas, { timestamp: (i * 1e6) / FPS });
    encoder.encode(frame, { keyFrame: i === 0 });
    frame.close();
  }
  await encoder.flush();
  return frames;
}

// Syllables of a low voice: harmonics under two formants, with pauses.
async function recordVoice() {
  const rate = 48_000, packets = [];
  const encoder = new AudioEncoder({
    output: (chunk) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      packets.push(base64(data));
    },
    error: (e) => { throw e; },
  });
  encoder.configure({ codec: 'opus', sampleRate: rate, numberOfChannels: 1, bitrate: 20_000, opus: { frameDuration: 20_000 } });
  const vowels = [[700, 1200], [400, 2000], [350, 800], [600, 1700], [450, 1000]];
  const samples = new Float32Array(rate * SECONDS);
  for (let i = 0; i < samples.length; i++) {
    const t = i / rate, syllable = Math.floor(t / 0.25), within = (t % 0.25) / 0.25;
    const [f1, f2] = vowels[syllable % vowels.length];
    const envelope = syllable % 5 === 4 ? 0 : Math.sin(Math.PI * Math.min(1, within / 0.8)) * (within < 0.8 ? 1 : 0);
    const pitch = 120 + 15 * Math.sin(2 * Math.PI * t * 0.5);
    let value = 0;
    for (let h = 1; h <= 20; h++) {
      const f = pitch * h;
      const gain = Math.exp(-(((f - f1) / 150) ** 2)) + 0.5 * Math.exp(-(((f - f2) / 250) ** 2)) + 0.02;
      value += gain * Math.sin(2 * Math.PI * 120 * h * t);
    }
    samples[i] = 0.12 * envelope * value;
  }
  for (let at = 0; at < samples.length; at += 960) {
    const data = new AudioData({
      format: 'f32', sampleRate: rate, numberOfFrames: 960, numberOfChannels: 1,
      timestamp: (at * 1e6) / rate, data: samples.slice(at, at + 960),
    });
    encoder.encode(data);
    data.close();
  }
  await encoder.flush();
  return packets;
}
