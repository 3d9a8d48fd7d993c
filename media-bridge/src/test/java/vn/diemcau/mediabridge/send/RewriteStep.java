package vn.diemcau.mediabridge.send;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.PacketHistory;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceReceiver;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/**
 * Writing a stored packet of a picture anew for each of 640 receivers, under the numbers of its
 * slot and with a transport-wide number, nanoseconds per packet; what leaves goes nowhere.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RewriteStep {

  private static final int RECEIVERS = 640;
  private static final int LENGTH = 1150;
  private static final int PACKETS_OF_A_PICTURE = 6;
  private static final long BETWEEN_PACKETS = 5_555_555L;

  private final VideoSlot[] slots = new VideoSlot[RECEIVERS];
  private final PacketHistory history = new PacketHistory();
  private final RtpHeader header = new RtpHeader();
  private final SourceReceiver receiver =
      new SourceReceiver(
          new SourceTrack("hall-v0", "hall", 0, "camera", 77, 78, 1, (asked, when) -> {}));
  private int count;
  private long now = 5_000_000_000L;
  private long left;
  private final PacketSink sink =
      new PacketSink() {
        private final byte[] buffer = new byte[1500];

        @Override
        public byte[] buffer() {
          return buffer;
        }

        @Override
        public int offset() {
          return 0;
        }

        @Override
        public void send(int length) {
          left += length;
        }
      };

  @Setup(Level.Trial)
  public void receivers() {
    Random random = new Random(5);
    for (int i = 0; i < RECEIVERS; i++) {
      ReceiverOutput out = new ReceiverOutput(sink, new Drops(), 1500, new LinkEstimate(), true);
      out.payloadType(Codec.VP8, 96, 97);
      byte[] extension = RtpWriter.extensionBlock(5, 1, "v0", 0);
      slots[i] = new VideoSlot("v0", 2 * i + 1, 2 * i + 2, extension, random, out);
      slots[i].want(true, 720);
    }
  }

  @Benchmark
  @OperationsPerInvocation(RECEIVERS)
  public long rewrite() {
    SourcePacket packet = next();
    history.add(packet);
    left = 0;
    for (VideoSlot slot : slots) {
      slot.forward(packet, history, packet.sequence(), now);
    }
    if (left < RECEIVERS * (long) LENGTH) {
      throw new IllegalStateException("not all were written");
    }
    return left;
  }

  /** VP8 with a picture id and TL0PICIDX (RFC 7741); the first picture is a key frame. */
  private SourcePacket next() {
    int part = count % PACKETS_OF_A_PICTURE;
    int picture = count / PACKETS_OF_A_PICTURE;
    byte[] packet = new byte[LENGTH];
    boolean last = part == PACKETS_OF_A_PICTURE - 1;
    int at = RtpWriter.header(packet, 0, false, last, 96, count & 0xFFFF, picture * 3000, 77);
    packet[at] = (byte) (0x80 | (part == 0 ? 0x10 : 0));
    packet[at + 1] = (byte) 0xC0;
    Bytes.put16(packet, at + 2, 0x8000 | picture & 0x7FFF);
    packet[at + 4] = (byte) picture;
    packet[at + 5] = (byte) (picture == 0 ? 0 : 1);
    count++;
    now += BETWEEN_PACKETS;
    if (!header.parse(packet, 0, packet.length)) {
      throw new IllegalStateException("no RTP");
    }
    long extended = receiver.accept(header, header.sequence(), false, now);
    return receiver.video(header, packet, Codec.VP8, extended, 0, now);
  }
}
