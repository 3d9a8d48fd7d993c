package vn.diemcau.mediabridge.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.SourceReceiver;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/** Sound that a receiver lacks is sent again, the same to the last bit. */
class SoundAgainTest {

  private static final long MILLI = 1_000_000L;
  private static final int SSRC = 4711;

  private final List<byte[]> left = new ArrayList<>();
  private final ReceiverOutput out =
      new ReceiverOutput(
          new ArraySink((buf, off, len) -> left.add(Arrays.copyOfRange(buf, off, off + len))),
          new Drops(),
          1500,
          new LinkEstimate(),
          true);
  private final AudioSlots slots =
      new AudioSlots(1, 5, 1, 2, () -> SSRC, new Random(4), out, () -> {});
  private final SourceReceiver receiver =
      new SourceReceiver(new SourceTrack("hall-a0", "hall", 0, null, 77, -1, 1, (t, when) -> {}));
  private int sequence = 65_500;
  private long now = 5_000 * MILLI;

  @BeforeEach
  void opus() {
    out.payloadType(Codec.OPUS, 111, ReceiverOutput.NONE);
  }

  @Test
  void from_the_first_wish_on_what_is_missing_comes_again_with_all_its_numbers() {
    speak(3);
    slots.repeat(SSRC, numberOf(left.get(1)), 100 * MILLI, now);
    assertThat(left).as("nothing is kept for a receiver that lacks nothing").hasSize(3);
    speak(60);
    byte[] lost = left.get(50);
    left.clear();
    slots.repeat(SSRC, numberOf(lost), 100 * MILLI, now);
    assertThat(left).containsExactly(lost);
    slots.repeat(SSRC + 1, numberOf(lost), 100 * MILLI, now);
    slots.repeat(SSRC, numberOf(lost) - 100 & 0xFFFF, 100 * MILLI, now);
    assertThat(left).as("of another slot, or from before").hasSize(1);
  }

  @Test
  void a_packet_is_not_sent_again_and_again() {
    speak(1);
    slots.repeat(SSRC, 1, 100 * MILLI, now);
    speak(1);
    int number = numberOf(left.getLast());
    left.clear();
    for (int i = 0; i < 100; i++) {
      now += 20 * MILLI;
      slots.repeat(SSRC, number, 100 * MILLI, now);
    }
    assertThat(left).hasSize(3);
  }

  private static int numberOf(byte[] packet) {
    return (packet[2] & 0xFF) << 8 | packet[3] & 0xFF;
  }

  private void speak(int packets) {
    for (int i = 0; i < packets; i++) {
      now += 20 * MILLI;
      byte[] packet = new byte[12 + 60 + i % 7];
      Arrays.fill(packet, (byte) i);
      RtpWriter.header(packet, 0, false, false, 111, sequence & 0xFFFF, sequence * 960, 77);
      RtpHeader header = new RtpHeader();
      assertThat(header.parse(packet, 0, packet.length)).isTrue();
      sequence++;
      long extended = receiver.accept(header, header.sequence(), false, now);
      slots.forward(receiver.audio(header, packet, Codec.OPUS, extended, 30 + i % 20, now), now);
    }
  }
}
