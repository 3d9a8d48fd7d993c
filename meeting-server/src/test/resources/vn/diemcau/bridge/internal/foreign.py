"""A third stack (aiortc): answers the offer on stdin, then says what it decodes until it is told to end.

It cannot tell slots apart by mid, so it is told on stdin which SSRC flows in which (SLOT <mid> <ssrc>),
as the bridge's source maps have it. Lines out: the answer as one JSON string, then FRAMES <count> <width>x<height> and SOUND <samples>,
the samples being those that are louder than silence.
"""
import asyncio
import json
import sys

from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError


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


asyncio.run(asyncio.wait_for(main(), 30))
