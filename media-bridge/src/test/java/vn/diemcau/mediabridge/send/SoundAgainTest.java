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
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/** Sound that a receiver lacks is sent again, the same to the last bit. */
class SoundAgainTest {

  private static final long MILLI = 1_000_000L;
  private static final int SSRC = 4711;
  private static final int RED = 63;

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
  private int timestamp = 17;
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

  @Test
  void who_takes_it_gets_each_sound_twice_while_packets_are_lost() {
    slots.redundant(RED);
    speak(3);
    assertThat(left).allMatch(packet -> typeOf(packet) == 111);
    slots.repeat(SSRC, numberOf(left.get(1)), 100 * MILLI, now);
    left.clear();
    speak(3);
    assertThat(left).allMatch(packet -> typeOf(packet) == RED);
    byte[] last = payload(left.get(2));
    byte[] before = payload(left.get(1));
    byte[] own = Arrays.copyOfRange(before, before.length - 61, before.length);
    int head = (0x80 | 111) << 24 | 960 << 10 | own.length;
    assertThat(Bytes.i32(last, 0)).isEqualTo(head);
    assertThat(last[4]).isEqualTo((byte) 111);
    assertThat(Arrays.copyOfRange(last, 5, 5 + own.length)).isEqualTo(own);
    assertThat(last).as("and its own").hasSize(5 + own.length + 62).endsWith((byte) 2, (byte) 2);
  }

  @Test
  void what_left_so_is_never_sent_again_under_its_number_in_another_form() {
    slots.redundant(RED);
    speak(1);
    slots.repeat(SSRC, numberOf(left.getFirst()), 100 * MILLI, now);
    speak(60);
    byte[] redundant = left.getLast();
    left.clear();
    slots.repeat(SSRC, numberOf(redundant), 100 * MILLI, now);
    assertThat(left).isEmpty();
  }

  @Test
  void it_ends_when_nothing_was_lost_for_long_and_not_before() {
    slots.redundant(RED);
    speak(1);
    slots.repeat(SSRC, numberOf(left.getFirst()), 100 * MILLI, now);
    speak(490);
    assertThat(typeOf(left.getLast())).isEqualTo(RED);
    speak(20);
    assertThat(typeOf(left.getLast())).isEqualTo(111);
  }

  @Test
  void after_a_pause_that_the_header_cannot_say_there_is_nothing_before() {
    slots.redundant(RED);
    speak(2);
    slots.repeat(SSRC, numberOf(left.getFirst()), 100 * MILLI, now);
    speak(1);
    pause(18);
    left.clear();
    speak(1);
    assertThat(payload(left.getFirst())).hasSize(1 + 60).startsWith((byte) 111);
  }

  private static int typeOf(byte[] packet) {
    return packet[1] & 0x7F;
  }

  private static byte[] payload(byte[] packet) {
    RtpHeader header = new RtpHeader();
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    return Arrays.copyOfRange(packet, header.payloadOffset(), packet.length);
  }

  private static int numberOf(byte[] packet) {
    return (packet[2] & 0xFF) << 8 | packet[3] & 0xFF;
  }

  /** Nothing is sent for so many packets' time. */
  private void pause(int packets) {
    now += packets * 20 * MILLI;
    timestamp += packets * 960;
  }

  private void speak(int packets) {
    for (int i = 0; i < packets; i++) {
      now += 20 * MILLI;
      byte[] packet = new byte[12 + 60 + i % 7];
      Arrays.fill(packet, (byte) i);
      RtpWriter.header(packet, 0, false, false, 111, sequence & 0xFFFF, timestamp, 77);
      RtpHeader header = new RtpHeader();
      assertThat(header.parse(packet, 0, packet.length)).isTrue();
      sequence++;
      timestamp += 960;
      long extended = receiver.accept(header, header.sequence(), false, now);
      slots.forward(receiver.audio(header, packet, Codec.OPUS, extended, 30 + i % 20, now), now);
    }
  }
}
