package vn.diemcau.mediabridge.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3550, section 5.1 and RFC 8285, sections 4.2 and 4.3, byte by byte. */
class RtpHeaderTest {

  private final RtpHeader header = new RtpHeader();

  @Test
  void the_fixed_header_is_read() {
    byte[] packet = hex("80 EF 12 34 DE AD BE EF CA FE BA BE 01 02 03");
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    assertThat(header.marker()).isTrue();
    assertThat(header.payloadType()).isEqualTo(0x6F);
    assertThat(header.sequence()).isEqualTo(0x1234);
    assertThat(header.timestamp()).isEqualTo(0xDEADBEEF);
    assertThat(header.ssrc()).isEqualTo(0xCAFEBABE);
    assertThat(header.payloadOffset()).isEqualTo(12);
    assertThat(header.payloadLength()).isEqualTo(3);
  }

  @Test
  void contributing_sources_and_padding_are_no_payload() {
    byte[] packet =
        hex("A2 00 00 01 00000002 00000003 11111111 22222222 AA BB 00 00 03".replace(" ", ""));
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    assertThat(header.payloadOffset()).isEqualTo(20);
    assertThat(header.payloadLength()).isEqualTo(2);
  }

  @Test
  void one_byte_extensions_are_found_behind_padding_and_the_example_of_rfc_8285_is_read() {
    // RFC 8285, 4.2: ID, L=0, data | ID, L=1, data | 0 (pad) 0 (pad) | ID, L=3, data
    byte[] packet =
        hex("90 60 0001 00000002 00000003 BEDE 0003 10 AA 21 BB CC 00 00 33 D1 D2 D3 D4 FF");
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    assertThat(data(packet, 1)).isEqualTo("aa");
    assertThat(data(packet, 2)).isEqualTo("bbcc");
    assertThat(data(packet, 3)).isEqualTo("d1d2d3d4");
    assertThat(header.extension(packet, 4)).isEqualTo(-1);
    assertThat(header.payloadLength()).isEqualTo(1);
  }

  @Test
  void id_15_ends_the_one_byte_form() {
    byte[] packet = hex("90 60 0001 00000002 00000003 BEDE 0001 F0 10 20 30");
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    assertThat(header.extension(packet, 1)).isEqualTo(-1);
    assertThat(header.extension(packet, 15)).isEqualTo(-1);
  }

  @Test
  void two_byte_extensions_are_found_the_empty_one_too() {
    // RFC 8285, 4.3: ID, L=0 | ID, L=1, data | pad | ID, L=4, data
    byte[] packet =
        hex("90 60 0001 00000002 00000003 1000 0003 01 00 02 01 BB 00 03 04 D1 D2 D3 D4");
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    assertThat(data(packet, 1)).isEmpty();
    assertThat(data(packet, 2)).isEqualTo("bb");
    assertThat(data(packet, 3)).isEqualTo("d1d2d3d4");
  }

  @Test
  void an_element_that_points_beyond_the_block_is_not_there() {
    byte[] packet = hex("90 60 0001 00000002 00000003 BEDE 0001 13 AA BB CC");
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    assertThat(header.extension(packet, 1)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "80 60 0001 00000002 000000", // cut off
        "40 60 0001 00000002 00000003", // version 1
        "8F 60 0001 00000002 00000003 00000004", // 15 contributing sources, one there
        "90 60 0001 00000002 00000003", // no extension block
        "90 60 0001 00000002 00000003 BEDE 0002 00000000", // block longer than the packet
        "A0 60 0001 00000002 00000003", // padding without a byte
        "A0 60 0001 00000002 00000003 AA 00", // padding of none
        "A0 60 0001 00000002 00000003 AA 03", // more padding than there is
      })
  void what_does_not_fit_is_no_packet(String bytes) {
    byte[] packet = hex(bytes);
    assertThat(header.parse(packet, 0, packet.length)).isFalse();
  }

  @Test
  void random_bytes_never_lead_outside_the_packet() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      byte[] packet = new byte[random.nextInt(64)];
      random.nextBytes(packet);
      if (packet.length > 0) {
        packet[0] = (byte) (packet[0] & 0x3F | 0x80);
      }
      if (header.parse(packet, 0, packet.length)) {
        assertThat(header.payloadOffset() + header.payloadLength())
            .isLessThanOrEqualTo(packet.length);
        for (int id = 0; id < 16; id++) {
          long found = header.extension(packet, id);
          if (found >= 0) {
            assertThat((found >> 8) + (found & 0xFF)).isLessThanOrEqualTo(packet.length);
          }
        }
      }
    }
  }

  @Test
  void what_is_written_is_read_back() {
    byte[] block = RtpWriter.extensionBlock(0, 4, "v12", 1);
    assertThat(HexFormat.of().formatHex(block)).isEqualTo("bede0002100042763132".concat("0000"));
    byte[] packet = new byte[12 + block.length + 1];
    int at = RtpWriter.header(packet, 0, true, true, 96, 65535, -1, 0x80000001);
    System.arraycopy(block, 0, packet, at, block.length);
    packet[at + RtpWriter.byteAt(0)] = (byte) 0x9E;
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    assertThat(data(packet, 4)).isEqualTo("763132");
    assertThat(data(packet, 1)).isEqualTo("9e");
    assertThat(header.sequence()).isEqualTo(65535);
    assertThat(header.ssrc()).isEqualTo(0x80000001);
    assertThat(RtpWriter.extensionBlock(0, 0, "v0", 0)).isEmpty();
  }

  private String data(byte[] packet, int id) {
    long found = header.extension(packet, id);
    assertThat(found).isNotNegative();
    int at = (int) (found >> 8);
    return HexFormat.of().formatHex(packet, at, at + (int) (found & 0xFF));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
