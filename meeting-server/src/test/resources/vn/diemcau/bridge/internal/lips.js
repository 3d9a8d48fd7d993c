// A camera that flashes and a microphone that beeps at the same moment, once a second, and what a
// receiver sees and hears of them, by its own clock.
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  const pen = canvas.getContext('2d');
  const sound = new AudioContext();
  const out = sound.createMediaStreamDestination();
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = 1000;
  volume.gain.value = 0.01; // a room is never silent
  tone.connect(volume).connect(out);
  tone.start();
  let count = 0;
  setInterval(() => {
    const lit = count % 30 < 6;
    if (count % 30 === 0) volume.gain.setValueAtTime(0.5, sound.currentTime);
    if (count % 30 === 6) volume.gain.setValueAtTime(0.01, sound.currentTime);
    pen.fillStyle = lit ? '#fff' : '#000';
    pen.fillRect(0, 0, 320, 180);
    pen.fillStyle = '#888';
    pen.fillRect((count * 7) % 300, 160, 20, 20);
    count += 1;
  }, 1000 / 30);
  return new MediaStream([...canvas.captureStream(30).getTracks(), ...out.stream.getTracks()]);
};

const LISTENER = `registerProcessor('beeps', class extends AudioWorkletProcessor {
  constructor() { super(); this.on = false; this.quiet = 0; }
  process([input]) {
    const samples = input[0] ?? [];
    for (let i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > 0.05) {
        if (!this.on) this.port.postMessage(currentTime + i / sampleRate);
        this.on = true;
        this.quiet = 0;
      } else if (++this.quiet > sampleRate / 4) this.on = false;
    }
    return true;
  }
});`;

/** Watches and listens to these two tracks for so long: milliseconds from each flash to its beep. */
window.lips = async (picture, sound, millis) => {
  const flashes = [];
  const beeps = [];
  let watching = true;
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([picture]);
  await video.play();
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  let lit = false;
  const look = (_, frame) => {
    pen.drawImage(video, 0, 0, 8, 8);
    const bright = pen.getImageData(4, 2, 1, 1).data[1] > 128;
    if (bright && !lit) flashes.push(frame.expectedDisplayTime);
    lit = bright;
    if (watching) video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);

  const ears = new AudioContext();
  await ears.audioWorklet.addModule(URL.createObjectURL(new Blob([LISTENER], { type: 'text/javascript' })));
  const listener = new AudioWorkletNode(ears, 'beeps');
  listener.port.onmessage = ({ data }) => {
    // how far the context is now, by the clock of the pictures
    beeps.push(performance.now() - (ears.currentTime - data) * 1000);
  };
  ears.createMediaStreamSource(new MediaStream([sound])).connect(listener).connect(ears.destination);
  await new Promise((done) => setTimeout(done, millis));
  watching = false;
  await ears.close();
  return flashes
    .map((flash) => beeps.map((beep) => beep - flash).sort((a, b) => Math.abs(a) - Math.abs(b))[0])
    .filter((offset) => offset !== undefined && Math.abs(offset) < 450);
};

/** The same for what flows in two lines of the page's connection. */
window.lipsOf = (video, audio, millis) => {
  const track = (mid) => window.pc.getTransceivers().find((line) => line.mid === mid).receiver.track;
  return window.lips(track(video), track(audio), millis);
};

/** The same over a connection of the page with itself, where the browser knows both for one stream. */
window.lipsDirect = async (millis) => {
  const stream = await navigator.mediaDevices.getUserMedia();
  const a = new RTCPeerConnection();
  const b = new RTCPeerConnection();
  a.onicecandidate = ({ candidate }) => candidate && b.addIceCandidate(candidate);
  b.onicecandidate = ({ candidate }) => candidate && a.addIceCandidate(candidate);
  const came = new Promise((done) => {
    const tracks = {};
    b.ontrack = ({ track }) => {
      tracks[track.kind] = track;
      if (tracks.audio && tracks.video) done(tracks);
    };
  });
  for (const track of stream.getTracks()) a.addTrack(track, stream);
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription);
  const tracks = await came;
  const element = document.createElement('audio');
  element.srcObject = new MediaStream([tracks.audio]);
  await element.play();
  const found = await window.lips(tracks.video, tracks.audio, millis);
  a.close();
  b.close();
  return found;
};
