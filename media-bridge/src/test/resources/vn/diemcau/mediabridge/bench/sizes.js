// A page that sends a moving picture to itself; ChromiumSizes puts a relay in between.
let a, b, offer, answer, sender;

function picture() {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const g = canvas.getContext('2d');
  let t = 0;
  setInterval(() => {
    t++;
    g.fillStyle = `hsl(${t % 360},30%,40%)`;
    g.fillRect(0, 0, 640, 360);
    for (let i = 0; i < 220; i++) {
      g.fillStyle = `hsl(${(i * 37) % 360},50%,${40 + ((i * 13 + t * 3) % 30)}%)`;
      g.fillRect((i * 71 + t * (1 + (i % 5))) % 640, (i * 53 + t * (i % 3)) % 360, 24, 18);
    }
  }, 33);
  return canvas.captureStream(30).getVideoTracks()[0];
}

// A text that is scrolled, and another page every four seconds.
function screen() {
  const canvas = document.createElement('canvas');
  canvas.width = 1920;
  canvas.height = 1080;
  const g = canvas.getContext('2d');
  const words = 'Báo cáo tình hình kinh tế xã hội quý ba của Ủy ban nhân dân thành phố'.split(' ');
  let t = 0;
  setInterval(() => {
    t++;
    const page = Math.floor(t / 60);
    const scrolled = t % 60 < 20 ? (t % 20) * 18 : 0;
    g.fillStyle = '#fff';
    g.fillRect(0, 0, 1920, 1080);
    g.fillStyle = `hsl(${(page * 67) % 360},60%,35%)`;
    g.fillRect(0, 0, 1920, 90);
    g.fillStyle = '#111';
    g.font = '30px sans-serif';
    for (let row = 0; row < 45; row++) {
      let line = '';
      for (let w = 0; w < 14; w++) line += `${words[(row * 7 + w * 5 + page * 3) % words.length]} `;
      g.fillText(line, 60, 140 + row * 42 - scrolled);
    }
    g.fillText(String(t), 1800, 60);
  }, 66);
  const track = canvas.captureStream(15).getVideoTracks()[0];
  track.contentHint = 'detail';
  return track;
}

const gathered = (pc) =>
  new Promise((done) => {
    const check = () => pc.iceGatheringState === 'complete' && done();
    pc.addEventListener('icegatheringstatechange', check);
    check();
  });
const bare = (sdp) => sdp.split('\r\n').filter((l) => !l.startsWith('a=candidate')).join('\r\n');
const rest = (millis) => new Promise((done) => setTimeout(done, millis));

async function prepare(what) {
  const codec = what === 'screen' ? 'VP8' : what;
  // only a page that may use a microphone is given the loopback address
  await navigator.mediaDevices.getUserMedia({ audio: true });
  a = new RTCPeerConnection();
  b = new RTCPeerConnection();
  const line = a.addTransceiver(what === 'screen' ? screen() : picture(), {
    direction: 'sendonly',
    sendEncodings: [{ maxBitrate: what === 'screen' ? 2500000 : 1500000, scalabilityMode: codec === 'VP9' ? 'L3T3_KEY' : 'L1T3' }],
  });
  sender = line.sender;
  const all = RTCRtpReceiver.getCapabilities('video').codecs;
  line.setCodecPreferences(all.filter((c) => [`video/${codec}`, 'video/rtx'].includes(c.mimeType)));
  await a.setLocalDescription();
  await gathered(a);
  offer = bare(a.localDescription.sdp);
  await b.setRemoteDescription({ type: 'offer', sdp: offer });
  await b.setLocalDescription();
  await gathered(b);
  answer = b.localDescription.sdp;
  const own = answer.split('\r\n').find((l) => l.startsWith('a=candidate') && l.includes(' 127.0.0.1 '));
  return Number(own.split(' ')[5]);
}

async function connect(port) {
  const candidate = `a=candidate:1 1 udp 2122260223 127.0.0.1 ${port} typ host\r\n`;
  await a.setRemoteDescription({ type: 'answer', sdp: bare(answer) + candidate });
  while (a.connectionState !== 'connected') {
    await rest(100);
  }
}

async function keyFrame() {
  for (const active of [false, true]) {
    const parameters = sender.getParameters();
    parameters.encodings[0].active = active;
    await sender.setParameters(parameters);
    await rest(300);
  }
}

async function cipher() {
  let found = '';
  (await a.getStats()).forEach((s) => {
    if (s.type === 'transport') found = s.srtpCipher;
  });
  return found;
}
