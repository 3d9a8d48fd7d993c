"""A third stack (aiortc): answers the offer on stdin, sends a picture in VP8 and a tone in Opus, and says what it
decodes until it is told to end.

It cannot tell slots apart by mid, so it is told on stdin which SSRC flows in which (SLOT <mid> <ssrc>),
as the bridge's source maps have it. Lines out: the answer as one JSON string, then FRAMES <count> <width>x<height> and SOUND <samples>,
the samples being those that are louder than silence.
"""
import asyncio
import fractions
import json
import sys

import numpy
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, VideoStreamTrack
from av import AudioFrame, VideoFrame

RATE = 48000
STEP = RATE // 50


class Picture(VideoStreamTrack):
    """A bar that moves."""

    async def recv(self):
        pts, base = await self.next_timestamp()
        image = numpy.full((180, 320, 3), 90, numpy.uint8)
        at = pts // 3000 * 4 % 280
        image[:, at : at + 40] = 220
        frame = VideoFrame.from_ndarray(image, format="rgb24")
        frame.pts, frame.time_base = pts, base
        return frame


class Tone(AudioStreamTrack):
    """The pace is the library's silent track's."""

    async def recv(self):
        silence = await super().recv()
        scale = RATE * silence.pts // silence.sample_rate
        wave = 8000 * numpy.sin(2 * numpy.pi * 440 * (scale + numpy.arange(STEP)) / RATE)
        frame = AudioFrame.from_ndarray(wave.astype(numpy.int16).reshape(1, -1), format="s16", layout="mono")
        frame.pts, frame.sample_rate, frame.time_base = scale, RATE, fractions.Fraction(1, RATE)
        return frame


async def pictures(track):
    count = 0
    while True:
        frame = await track.recv()
        count += 1
        print("FRAMES", count, f"{frame.width}x{frame.height}", flush=True)


async def sound(track):
    loud = 0
    while True:
        frame = await track.recv()
        loud += int((abs(frame.to_ndarray().astype("int32")) > 300).sum())
        print("SOUND", loud, flush=True)


async def quietly(receiving):
    try:
        await receiving
    except MediaStreamError:
        pass


async def main():
    offer = json.loads(sys.stdin.readline())
    peer = RTCPeerConnection()
    receiving = []

    @peer.on("track")
    def on_track(track):
        work = pictures(track) if track.kind == "video" else sound(track)
        receiving.append(asyncio.ensure_future(quietly(work)))

    await peer.setRemoteDescription(RTCSessionDescription(sdp=offer, type="offer"))
    for line in peer.getTransceivers():
        if line.mid in ("mic", "cam"):
            line.direction = "sendonly"
            line.sender.replaceTrack(Tone() if line.mid == "mic" else Picture())
    await peer.setLocalDescription(await peer.createAnswer())
    print(json.dumps(peer.localDescription.sdp), flush=True)
    stdin = asyncio.StreamReader()
    await asyncio.get_event_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(stdin), sys.stdin
    )
    while words := (await stdin.readline()).decode().split():
        if words[0] == "END":
            break
        receiver = next(t.receiver for t in peer.getTransceivers() if t.mid == words[1])
        receiver.transport._rtp_router.ssrc_table[int(words[2])] = receiver
    await peer.close()


asyncio.run(asyncio.wait_for(main(), 60))
