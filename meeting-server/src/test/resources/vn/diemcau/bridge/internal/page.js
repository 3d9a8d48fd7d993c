// The least that a page has to do: answer the one offer, show what comes, count what was decoded.
window.join = async (sdp) => {
  const pc = (window.pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' }));
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
    video: { width: 320, height: 180, frameRate: 15 },
  });
  for (const line of pc.getTransceivers()) {
    if (!['mic', 'cam', 'screen'].includes(line.mid)) continue;
    line.direction = 'sendonly';
    if (line.mid === 'mic') await line.sender.replaceTrack(media.getAudioTracks()[0]);
    if (line.mid === 'cam') await line.sender.replaceTrack(media.getVideoTracks()[0]);
  }
  await pc.setLocalDescription(await pc.createAnswer());
  return pc.localDescription.sdp;
};

// By mid: {frames, energy, packets}.
window.received = async () => {
  const found = {};
  for (const report of (await window.pc.getStats()).values()) {
    if (report.type === 'inbound-rtp' && report.packetsReceived) {
      found[report.mid] = {
        frames: report.framesDecoded ?? 0,
        energy: report.totalAudioEnergy ?? 0,
        packets: report.packetsReceived,
        lost: report.packetsLost ?? 0,
        keyFrames: report.keyFramesDecoded ?? 0,
      };
    }
  }
  return found;
};
