// The least that a page has to do: answer the one offer, show what comes, count what was decoded.
window.join = async (sdp, camera, iceServers) => {
  const pc = (window.pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers }));
  pc.ontrack = (event) => {
    const element = document.createElement(event.track.kind);
    element.autoplay = true;
    element.dataset.mid = event.transceiver.mid;
    element.srcObject = new MediaStream([event.track]);
    document.body.append(element);
  };
  await pc.setRemoteDescription({ type: 'offer', sdp });
  const media = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: camera,
  });
  for (const line of pc.getTransceivers()) {
    if (!['mic', 'cam', 'screen', 'sound'].includes(line.mid)) continue;
    line.direction = 'sendonly';
    if (line.mid === 'mic') await line.sender.replaceTrack(media.getAudioTracks()[0]);
    if (line.mid === 'cam') await line.sender.replaceTrack(media.getVideoTracks()[0]);
  }
  await pc.setLocalDescription(await pc.createAnswer());
  await window.encode((encoding, codec) => {
    encoding.maxBitrate = camera.height > 540 ? 1_500_000 : camera.height > 270 ? 600_000 : 200_000;
    if (codec === 'video/VP8') encoding.scalabilityMode = 'L1T3';
    if (codec === 'video/VP9') encoding.scalabilityMode = 'L3T3_KEY';
  });
  return pc.localDescription.sdp;
};

const usedPair = (all) => {
  const transport = [...all.values()].find((one) => one.type === 'transport');
  return all.get(transport?.selectedCandidatePairId);
};

// The kind of our side's candidate in the pair that is used, and what carries it.
window.path = async () => {
  const all = await window.pc.getStats();
  const local = all.get(usedPair(all)?.localCandidateId);
  return local ? `${local.candidateType} ${local.relayProtocol ?? local.protocol}` : '';
};

// The other side's address in that pair.
window.remoteAddress = async () => {
  const all = await window.pc.getStats();
  return all.get(usedPair(all)?.remoteCandidateId)?.address ?? '';
};

window.encode = async (change) => {
  const sender = pc.getTransceivers().find((line) => line.mid === 'cam').sender;
  const parameters = sender.getParameters();
  change(parameters.encodings[0], parameters.codecs[0]?.mimeType);
  await sender.setParameters(parameters);
};

// Goes on in another codec of those that were negotiated.
window.encodeIn = (mimeType) =>
  window.encode((encoding) => {
    const all = RTCRtpSender.getCapabilities('video').codecs;
    encoding.codec = all.find(
      (codec) =>
        codec.mimeType === mimeType &&
        (mimeType !== 'video/H264' || /42e01f.*/.test(codec.sdpFmtpLine)) &&
        !/packetization-mode=0|profile-id=[12]/.test(codec.sdpFmtpLine),
    );
    encoding.scalabilityMode = mimeType === 'video/VP9' ? 'L3T3_KEY' : 'L1T1';
  });

// Shares a screen of the browser's choice, with a tone for its sound.
window.share = async () => {
  const screen = await navigator.mediaDevices.getDisplayMedia({ video: true });
  const context = new AudioContext();
  const tone = context.createOscillator();
  const sound = context.createMediaStreamDestination();
  tone.connect(sound);
  tone.start();
  const tracks = { screen: screen.getVideoTracks()[0], sound: sound.stream.getAudioTracks()[0] };
  for (const line of window.pc.getTransceivers()) {
    if (tracks[line.mid]) await line.sender.replaceTrack(tracks[line.mid]);
  }
};

// What the camera's encoder does.
window.sent = async () => {
  const all = await window.pc.getStats();
  const report = [...all.values()].find(
    (one) => one.type === 'outbound-rtp' && one.kind === 'video' && one.framesEncoded,
  );
  return {
    codec: all.get(report?.codecId)?.mimeType ?? '',
    layers: report?.scalabilityMode ?? '',
    height: report?.frameHeight ?? 0,
    frames: report?.framesEncoded ?? 0,
    encodeTime: report?.totalEncodeTime ?? 0,
  };
};

// By mid: what came and was decoded.
window.received = async () => {
  const found = {};
  const all = await window.pc.getStats();
  for (const report of all.values()) {
    if (report.type === 'inbound-rtp' && report.packetsReceived) {
      found[report.mid] = {
        frames: report.framesDecoded ?? 0,
        energy: report.totalAudioEnergy ?? 0,
        packets: report.packetsReceived,
        lost: report.packetsLost ?? 0,
        keyFrames: report.keyFramesDecoded ?? 0,
        height: report.frameHeight ?? 0,
        waiting: (report.framesReceived ?? 0) - (report.framesDecoded ?? 0),
        codec: all.get(report.codecId)?.mimeType ?? '',
      };
    }
  }
  return found;
};

const lineOf = (all, mid) =>
  [...all.values()].find((one) => one.type === 'inbound-rtp' && one.mid === mid) ?? {};

// Every number of getStats about a line.
window.figures = async (mid) =>
  Object.fromEntries(
    Object.entries(lineOf(await window.pc.getStats(), mid)).filter(
      ([, value]) => typeof value === 'number',
    ),
  );

// How well came what flows in a line, and what the line's buffer holds on average since the start.
window.quality = async (mid) => {
  const line = lineOf(await window.pc.getStats(), mid);
  return {
    samples: line.totalSamplesReceived ?? 0,
    concealed: line.concealedSamples ?? 0,
    buffer: (line.jitterBufferDelay ?? 0) / Math.max(1, line.jitterBufferEmittedCount ?? 0),
    frames: line.framesDecoded ?? 0,
    freezes: line.freezeCount ?? 0,
    height: line.frameHeight ?? 0,
  };
};
