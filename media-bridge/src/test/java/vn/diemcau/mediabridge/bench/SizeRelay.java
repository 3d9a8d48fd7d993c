package vn.diemcau.mediabridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;

/** Carries datagrams between two sockets of this machine and notes the RTP packets of one side. */
final class SizeRelay implements AutoCloseable {

  /** Header and mid extension of a packet as the bridge forwards it. */
  private static final int FORWARDED_HEADER = 20;

  private record Seen(
      long nanos, int ssrc, int sequence, int timestamp, boolean marker, int payload) {}

  private final DatagramSocket socket;
  private final List<Seen> seen = new ArrayList<>();
  private final RtpHeader header = new RtpHeader();
  private SocketAddress sender;
  private volatile boolean recording;

  SizeRelay() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Carries everything that comes to this port, and what comes from there back. */
  void start(int receiverPort) {
    SocketAddress receiver = new InetSocketAddress("127.0.0.1", receiverPort);
    Thread.ofPlatform().daemon().start(() -> run(receiver));
  }

  void record() {
    recording = true;
  }

  private void run(SocketAddress receiver) {
    byte[] buffer = new byte[2048];
    try {
      while (!socket.isClosed()) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        boolean back = packet.getSocketAddress().equals(receiver);
        if (!back) {
          sender = packet.getSocketAddress();
          note(buffer, packet.getLength());
        }
        packet.setSocketAddress(back ? sender : receiver);
        socket.send(packet);
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void note(byte[] buffer, int length) {
    int type = buffer[1] & 0x7F;
    boolean rtp = (buffer[0] & 0xC0) == 0x80 && (type < 64 || type > 95);
    boolean padded = (buffer[0] & 0x20) != 0;
    if (recording && rtp && !padded && header.parse(buffer, 0, length)) {
      synchronized (seen) {
        seen.add(
            new Seen(
                System.nanoTime(),
                Bytes.i32(buffer, 8),
                header.sequence(),
                header.timestamp(),
                header.marker(),
                header.payloadLength()));
      }
    }
  }

  /** The whole frames of the stream with the most packets, a line each. */
  List<String> lines(String codec, int tag) {
    List<Seen> stream;
    synchronized (seen) {
      stream = busiest(List.copyOf(seen));
    }
    Map<Integer, List<Seen>> frames = new java.util.LinkedHashMap<>();
    stream.forEach(s -> frames.computeIfAbsent(s.timestamp(), t -> new ArrayList<>()).add(s));
    List<List<Seen>> whole =
        frames.values().stream().filter(f -> f.getLast().marker()).skip(1).toList();
    double mean = whole.stream().mapToInt(SizeRelay::bytes).average().orElseThrow();
    int largest = whole.stream().mapToInt(SizeRelay::bytes).max().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add("# " + codec + " as Chromium packed it: K or D, then micros:bytes of each packet");
    for (List<Seen> frame : whole) {
      boolean key = bytes(frame) == largest || bytes(frame) > 4 * mean;
      StringBuilder line = new StringBuilder(key ? "K" : "D");
      for (Seen packet : frame) {
        long micros = (packet.nanos() - frame.getFirst().nanos()) / 1000;
        int size = FORWARDED_HEADER + packet.payload() - tag;
        line.append(' ').append(micros).append(':').append(size);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static int bytes(List<Seen> frame) {
    return frame.stream().mapToInt(Seen::payload).sum();
  }

  private static List<Seen> busiest(List<Seen> all) {
    Map<Integer, List<Seen>> bySsrc = new HashMap<>();
    all.forEach(s -> bySsrc.computeIfAbsent(s.ssrc(), ssrc -> new ArrayList<>()).add(s));
    return bySsrc.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
  }

  @Override
  public void close() {
    socket.close();
  }
}
