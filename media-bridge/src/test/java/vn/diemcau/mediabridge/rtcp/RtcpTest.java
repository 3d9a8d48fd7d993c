package vn.diemcau.mediabridge.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3550, section 6; RFC 4585, section 6; RFC 5104, section 4.3.1, byte by byte. */
class RtcpTest {

  /** Writes down what it is told. */
  private static final class Notes implements RtcpListener {
    final List<String> said = new ArrayList<>();

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp) {
      said.add("sr %x %x %x".formatted(ssrc, ntp, rtpTimestamp));
    }

    @Override
    public void reportBlock(int mediaSsrc, int fractionLost, int lastReport, int delay) {
      said.add("block %x %d %x %d".formatted(mediaSsrc, fractionLost, lastReport, delay));
    }

    @Override
    public void nack(int mediaSsrc, int sequence) {
      said.add("nack %x %d".formatted(mediaSsrc, sequence));
    }

    @Override
    public void keyFrameRequest(int mediaSsrc) {
      said.add("key %x".formatted(mediaSsrc));
    }

    @Override
    public void bye(int ssrc) {
      said.add("bye %x".formatted(ssrc));
    }
  }

  private final Notes notes = new Notes();
  private final RtcpWriter writer = new RtcpWriter(8, 1200, 8);

  @Test
  void a_compound_of_sender_report_description_and_bye_is_read() {
    assertThat(
            read(
                "81 C8 000C 11111111 0123456789ABCDEF 00000064 00000001 00000002"
                    + "22222222 40 000005 00010002 00000003 AABBCCDD 00010000"
                    + "81 CA 0002 11111111 01 01 61 00"
                    + "81 CB 0001 11111111"))
        .isTrue();
    assertThat(notes.said)
        .containsExactly(
            "sr 11111111 123456789abcdef 64", "block 22222222 64 aabbccdd 65536", "bye 11111111");
  }

  @Test
  void a_nack_names_the_packet_and_the_sixteen_behind_it() {
    assertThat(read("81 CD 0003 00000001 22222222 FFFF 8001")).isTrue();
    assertThat(notes.said)
        .containsExactly("nack 22222222 65535", "nack 22222222 0", "nack 22222222 15");
  }

  @Test
  void picture_loss_and_full_intra_request_ask_for_a_key_frame() {
    assertThat(read("81 CE 0002 00000001 22222222")).isTrue();
    assertThat(read("84 CE 0004 00000001 00000000 33333333 07000000")).isTrue();
    assertThat(notes.said).containsExactly("key 22222222", "key 33333333");
  }

  @Test
  void kinds_it_does_not_know_are_skipped() {
    assertThat(read("80 CC 0002 00000001 41424344" + "80 CF 0001 00000001")).isTrue();
    assertThat(notes.said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80 C9 00", // shorter than a header
        "40 C9 0001 00000001", // version 1
        "80 C9 0002 00000001", // longer than the packet
        "81 C9 0001 00000001", // a block announced, none there
        "80 C8 0005 00000001 00000000 00000000 00000000 00000000", // sender report cut off
        "81 CD 0001 00000001", // feedback without its media source
        "83 CB 0001 00000001", // three leave, one is named
        "A0 C9 0001 00000000", // padding of none
        "81 CE 0002 00000001 22222222 80", // a rest behind the last packet
      })
  void a_malformed_packet_says_nothing(String bytes) {
    assertThat(read(bytes)).isFalse();
    assertThat(read("81 CE 0002 00000001 22222222" + bytes.replace(" ", "") + "00")).isFalse();
    assertThat(notes.said).isEmpty();
  }

  @Test
  void random_bytes_never_throw() {
    Random random = new Random(3);
    int understood = 0;
    for (int i = 0; i < 300_000; i++) {
      byte[] packet = new byte[4 * random.nextInt(1, 20)];
      random.nextBytes(packet);
      packet[0] = (byte) (packet[0] & 0x3F | 0x80);
      packet[1] = (byte) (200 + random.nextInt(8));
      packet[2] = 0;
      packet[3] = (byte) (packet.length / 4 - 1);
      understood += RtcpReader.read(packet, 0, packet.length, notes) ? 1 : 0;
      notes.said.clear();
    }
    assertThat(understood).isGreaterThan(10_000);
  }

  @Test
  void reports_are_written_as_the_rfc_draws_them() {
    writer
        .receiverReport(1)
        .block(0x22222222, 64, -1, 0x00010002L, 3, 0xAABBCCDD, 65536)
        .cname(1, "bridge");
    assertThat(written())
        .isEqualTo(
            "81c9000700000001"
                + "2222222240ffffff0001000200000003aabbccdd00010000"
                + "81ca000400000001"
                + "0106627269646765"
                + "00000000");
    writer.clear().senderReport(1, 0x0123456789ABCDEFL, 100, 7, 9);
    assertThat(written()).isEqualTo("80c80006000000010123456789abcdef000000640000000700000009");
    assertThat(writer.offset()).isEqualTo(8);
  }

  @Test
  void feedback_is_written_as_the_rfc_draws_it() {
    writer.pli(1, 0x22222222);
    assertThat(written()).isEqualTo("81ce00020000000122222222");
    writer.clear().nack(1, 0x22222222, new long[] {65535, 65536, 65551, 65552}, 4);
    assertThat(written()).isEqualTo("81cd00040000000122222222ffff800100100000");
  }

  @Test
  void a_nack_comes_back_as_it_was_written() {
    writer.nack(1, 5, new long[] {70000, 70001, 70016, 70017, 70040}, 5);
    assertThat(RtcpReader.read(writer.buffer(), writer.offset(), writer.length(), notes)).isTrue();
    assertThat(notes.said)
        .containsExactly("nack 5 4464", "nack 5 4465", "nack 5 4480", "nack 5 4481", "nack 5 4504");
  }

  private boolean read(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] shifted = new byte[bytes.length + 6];
    System.arraycopy(bytes, 0, shifted, 3, bytes.length);
    return RtcpReader.read(shifted, 3, bytes.length, notes);
  }

  private String written() {
    int from = writer.offset();
    return HexFormat.of()
        .formatHex(Arrays.copyOfRange(writer.buffer(), from, from + writer.length()));
  }
}
