"""A line: passes frames between two interfaces of its network namespace; when told so late, slowly and not all.

    wire.py IF0 IF1

Reads lines of three numbers: delay in ms, loss in percent, rate in kbit/s; 0 is without an end. Each direction has
them, and a queue of 400 ms; what finds it full is dropped. Answers "ready" at the start and to every line. Needs root,
and no checksums or segments left to hardware that is not there: `whole IF` does that at an interface's other end.
"""
import array
import fcntl
import heapq
import os
import random
import select
import socket
import struct
import sys
import time

ETH_P_ALL = 3
PACKET_OUTGOING = 4
QUEUE = 0.4
SIOCETHTOOL = 0x8946
# checksums on receiving and sending, scatter-gather, segmentation (TSO, GSO, GRO)
OFFLOADS = (0x15, 0x17, 0x19, 0x1F, 0x24, 0x2C)


def whole(interface):
    """Frames leave the interface as a wire would carry them."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for command in OFFLOADS:
            value = array.array("B", struct.pack("II", command, 0))
            request = struct.pack("16sP", interface.encode(), value.buffer_info()[0])
            try:
                fcntl.ioctl(s, SIOCETHTOOL, request)
            except OSError:
                pass  # a switch that this kind of interface does not have


def door(interface):
    whole(interface)
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    s.bind((interface, 0))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    s.setblocking(False)
    return s


class Line:
    """One direction."""

    def __init__(self, to, rng):
        self.to, self.rng = to, rng
        self.delay = self.loss = self.rate = self.free_at = 0.0

    def due(self, frame, now):
        """When the frame arrives, None for never."""
        if self.rng.random() * 100 < self.loss:
            return None
        if self.rate:
            if self.free_at - now > QUEUE:
                return None
            self.free_at = max(self.free_at, now) + len(frame) * 8 / (self.rate * 1000)
            now = self.free_at
        return now + self.delay / 1000


def main():
    if sys.argv[1] == "whole":
        whole(sys.argv[2])
        return
    rng = random.Random(1)
    doors = [door(name) for name in sys.argv[1:3]]
    lines = {doors[i].fileno(): (doors[i], Line(doors[1 - i], rng)) for i in (0, 1)}
    poll = select.poll()
    for fd in lines:
        poll.register(fd, select.POLLIN)
    poll.register(0, select.POLLIN)
    print("ready", flush=True)
    waiting, order = [], 0
    while True:
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, to, frame = heapq.heappop(waiting)
            try:
                to.send(frame)
            except OSError:
                pass  # the interface went down
        wait = max(0.0, (waiting[0][0] - time.monotonic()) * 1000) if waiting else 1000
        for fd, _ in poll.poll(wait):
            if fd == 0:
                told = os.read(0, 1000)
                if not told:
                    return
                for _, line in lines.values():
                    line.delay, line.loss, line.rate = (float(one) for one in told.split()[-3:])
                print("ready", flush=True)
                continue
            here, line = lines[fd]
            while True:
                try:
                    frame, address = here.recvfrom(65536)
                except BlockingIOError:
                    break
                due = None if address[2] == PACKET_OUTGOING else line.due(frame, time.monotonic())
                if due is not None:
                    order += 1
                    heapq.heappush(waiting, (due, order, line.to, frame))


main()
