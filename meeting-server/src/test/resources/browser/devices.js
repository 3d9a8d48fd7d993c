// A camera of one colour with a moving bar, a microphone of one tone, and the page's connections kept
// for getStats: so a test can say whose picture and whose voice arrived. Without a colour the browser
// keeps its own devices.
(({ colour, hz }) => {
  const peers = [];
  const Native = window.RTCPeerConnection;
  class Watched extends Native {
    constructor(configuration) {
      super(configuration);
      peers.push(this);
    }
  }
  window.RTCPeerConnection = Watched;

  const camera = () => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const pen = canvas.getContext('2d');
    let frame = 0;
    setInterval(() => {
      frame += 1;
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 640, 360);
      pen.fillStyle = '#888';
      pen.fillRect((frame * 8) % 640, 340, 40, 20);
    }, 66);
    return canvas.captureStream(15);
  };
  const microphone = () => {
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hz;
    volume.gain.value = 0.4;
    tone.connect(volume).connect(out);
    tone.start();
    return out.stream;
  };
  if (colour) {
    navigator.mediaDevices.getUserMedia = async (wanted) =>
      wanted.video ? camera() : microphone();
  }

  const last = () => peers.filter((peer) => peer.connectionState !== 'closed').at(-1);
  let ears;
  // by the track itself: the ids of lines come again in another connection
  const analysers = new WeakMap();
  const listen = (track) => {
    ears ??= new AudioContext();
    if (!analysers.has(track)) {
      const analyser = ears.createAnalyser();
      analyser.fftSize = 8192;
      analyser.smoothingTimeConstant = 0;
      ears.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      analysers.set(track, analyser);
    }
    return analysers.get(track);
  };

  window.diemcauProbe = {
    peers: () => peers.length,
    state: () => last()?.connectionState ?? 'none',
    /** Which of the tones (Hz) sound on any receiving line now. */
    hears: (tones) => {
      const heard = new Set();
      for (const { track } of last()?.getReceivers() ?? []) {
        if (track.kind !== 'audio') continue;
        const analyser = listen(track);
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        for (const tone of tones) {
          const at = Math.round((tone * analyser.fftSize) / ears.sampleRate);
          if (Math.max(bins[at - 1], bins[at], bins[at + 1]) > -55) heard.add(tone);
        }
      }
      return [...heard].sort((one, other) => one - other);
    },
    /** What comes on the receiving lines of sound. */
    audioTracks: () =>
      (last()?.getReceivers() ?? []).map(({ track }) => track).filter((track) => track.kind === 'audio'),
    /** The energy of the sound that came on each receiving line, by mid. */
    soundSums: async () => {
      const sums = {};
      const report = (await last()?.getStats()) ?? new Map();
      for (const stat of report.values()) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'audio' && stat.mid) {
          sums[stat.mid] = stat.totalAudioEnergy ?? 0;
        }
      }
      return sums;
    },
    /** Sends a picture of the look's colour and its tone on the lines of a shared screen, unasked. */
    sendAnyway: async () => {
      const lines = new Map(last().getTransceivers().map((line) => [line.mid, line.sender]));
      await lines.get('screen').replaceTrack(camera().getTracks()[0]);
      await lines.get('sound').replaceTrack(microphone().getTracks()[0]);
    },
    /** Packets that a sending line has sent. */
    sentOn: async (mid) => {
      const report = (await last()?.getStats()) ?? new Map();
      const stats = [...report.values()].filter((s) => s.type === 'outbound-rtp' && s.mid === mid);
      return stats.reduce((sum, stat) => sum + stat.packetsSent, 0);
    },
    /** A WebM film of the look's colour and its tone, so many seconds long, in base 64. */
    film: async (seconds) => {
      const tracks = [...camera().getTracks(), ...microphone().getTracks()];
      const recorder = new MediaRecorder(new MediaStream(tracks), {
        mimeType: 'video/webm;codecs=vp8,opus',
      });
      const parts = [];
      recorder.ondataavailable = (event) => parts.push(event.data);
      const stopped = new Promise((resolve) => {
        recorder.onstop = resolve;
      });
      recorder.start(500);
      setTimeout(() => recorder.stop(), seconds * 1000);
      await stopped;
      for (const track of tracks) track.stop();
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    },
    /** The colour of a video element's picture: red, green, blue, or dark without one. */
    colourOf: (video) => {
      if (!video || video.videoWidth === 0) return 'none';
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 1;
      const pen = canvas.getContext('2d');
      pen.drawImage(video, video.videoWidth / 4, video.videoHeight / 4, 8, 8, 0, 0, 1, 1);
      const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
      const most = Math.max(r, g, b);
      if (most < 60) return 'dark';
      return most === r ? 'red' : most === g ? 'green' : 'blue';
    },
    /** What the camera is encoded in, with its layers: "video/VP9 L3T3_KEY". */
    cameraCodec: async () => {
      const report = (await last()?.getStats()) ?? new Map();
      const line = [...report.values()].find((s) => s.type === 'outbound-rtp' && s.mid === 'cam');
      return line ? `${report.get(line.codecId)?.mimeType} ${line.scalabilityMode}` : '';
    },
    /** Sums over all lines: frames decoded, audio energy, packets that the microphone sent. */
    totals: async () => {
      const sums = { framesDecoded: 0, audioEnergy: 0, micPacketsSent: 0, framesEncoded: 0 };
      const report = (await last()?.getStats()) ?? new Map();
      for (const stat of report.values()) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'video') {
          sums.framesDecoded += stat.framesDecoded ?? 0;
        } else if (stat.type === 'inbound-rtp') {
          sums.audioEnergy += stat.totalAudioEnergy ?? 0;
        } else if (stat.type === 'outbound-rtp' && stat.kind === 'audio') {
          sums.micPacketsSent += stat.packetsSent ?? 0;
        } else if (stat.type === 'outbound-rtp') {
          sums.framesEncoded += stat.framesEncoded ?? 0;
        }
      }
      return sums;
    },
  };
})
