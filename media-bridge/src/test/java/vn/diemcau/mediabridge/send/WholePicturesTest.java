package vn.diemcau.mediabridge.send;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.mediabridge.fuzz.ShortRun.hex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.PacketHistory;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceReceiver;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/** Codecs of which nothing is left out: H.264 (RFC 6184) and AV1. */
class WholePicturesTest {

  private static final int TYPE = 102;
  private static final int RTX = 103;
  private static final long MILLI = 1_000_000L;

  private final List<byte[]> left = new ArrayList<>();
  private final ReceiverOutput out =
      new ReceiverOutput(
          new ArraySink((buf, off, len) -> left.add(Arrays.copyOfRange(buf, off, off + len))),
          new Drops(),
          1500,
          new LinkEstimate(),
          false);
  private final VideoSlot slot = new VideoSlot("v0", 1, 2, new byte[0], new Random(4), out);
  private final SourceReceiver receiver =
      new SourceReceiver(
          new SourceTrack("hall-v0", "hall", 0, "camera", 77, 78, 1, (asked, when) -> {}));
  private final PacketHistory history = new PacketHistory();
  private int sequence = 65_530;
  private long now = 5_000 * MILLI;

  @BeforeEach
  void nothingIsSpared() {
    slot.want(true, 180);
    slot.limitLayers(0, 0);
  }

  /** Key: parameter sets with an IDR picture in an aggregation; a new coded video sequence. */
  @ParameterizedTest
  @CsvSource({
    "H264, 78 0002 6742 0002 68CE 0003 65B800, 7C 81 11 22, 7C 41 33 44",
    "AV1, 18 0A 0B 00 00, 30 32 11 22, 90 33 44 55"
  })
  void every_packet_from_a_key_frame_on_comes_unchanged_and_in_numbers_without_a_hole(
      Codec codec, String key, String first, String second) {
    out.payloadType(codec, TYPE, RTX);
    give(codec, first, second);
    assertThat(left).as("before a key frame").isEmpty();
    for (int picture = 0; picture < 40; picture++) {
      if (picture % 20 == 0) {
        give(codec, key);
      } else {
        give(codec, first, second);
      }
    }
    assertThat(left).hasSize(2 + 38 * 2);
    RtpHeader header = new RtpHeader();
    int expected = -1;
    for (int i = 0; i < left.size(); i++) {
      byte[] packet = left.get(i);
      assertThat(header.parse(packet, 0, packet.length)).isTrue();
      assertThat(header.payloadType()).isEqualTo(TYPE);
      assertThat(expected < 0 || header.sequence() == (expected & 0xFFFF)).isTrue();
      expected = header.sequence() + 1;
    }
    byte[] payload = Arrays.copyOfRange(left.get(1), 12, left.get(1).length);
    assertThat(payload).isEqualTo(hex(first.replace(" ", "")));
    assertThat(left.get(1)[1] & 0x80).as("no marker in the middle of a picture").isZero();
    assertThat(left.get(2)[1] & 0x80).as("a marker at its end").isNotZero();

    header.parse(left.get(2), 0, left.get(2).length);
    int lost = header.sequence();
    left.clear();
    slot.repeat(lost, 20 * MILLI, now + 30 * MILLI);
    assertThat(left).hasSize(1);
    byte[] again = left.getFirst();
    assertThat(again[1] & 0x7F).isEqualTo(RTX);
    assertThat((again[12] & 0xFF) << 8 | again[13] & 0xFF).isEqualTo(lost);
    assertThat(Arrays.copyOfRange(again, 14, again.length)).isEqualTo(hex(second));
  }

  private void give(Codec codec, String... payloads) {
    now += 40 * MILLI;
    for (int i = 0; i < payloads.length; i++) {
      byte[] payload = hex(payloads[i]);
      byte[] packet = new byte[12 + payload.length];
      boolean last = i == payloads.length - 1;
      int stamp = (int) (now / MILLI) * 90;
      int at = RtpWriter.header(packet, 0, false, last, 96, sequence++ & 0xFFFF, stamp, 77);
      System.arraycopy(payload, 0, packet, at, payload.length);
      RtpHeader header = new RtpHeader();
      assertThat(header.parse(packet, 0, packet.length)).isTrue();
      long extended = receiver.accept(header, header.sequence(), false, now);
      SourcePacket stored = receiver.video(header, packet, codec, extended, 0, now);
      history.add(stored);
      slot.forward(stored, history, history.highest(), now);
    }
  }
}
