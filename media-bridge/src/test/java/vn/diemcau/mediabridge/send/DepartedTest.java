package vn.diemcau.mediabridge.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpWriter;

class DepartedTest {

  private final Departed departed = new Departed();

  @Test
  void knows_what_left_under_a_number_and_what_a_retransmission_repeats() {
    departed.note(65_535, packet(40_000, 7), 0, 20);
    assertThat(departed.has(65_535)).isTrue();
    assertThat(departed.ssrc(65_535)).isEqualTo(99);
    assertThat(departed.sequence(65_535)).isEqualTo(40_000);
    assertThat(departed.original(65_535)).isEqualTo(7);
    assertThat(departed.has(65_534)).isFalse();
  }

  @Test
  void forgets_what_left_long_ago_and_what_carries_nothing() {
    departed.note(5, packet(1, 2), 0, 20);
    departed.note(5 + 1024, packet(3, 4), 0, 20);
    assertThat(departed.has(5)).isFalse();
    assertThat(departed.sequence(5 + 1024)).isEqualTo(3);
    departed.note(5 + 2048, packet(5, 6), 0, 12);
    assertThat(departed.has(5 + 2048)).isFalse();
    assertThat(departed.has(5 + 1024)).isFalse();
  }

  private static byte[] packet(int sequence, int original) {
    byte[] packet = new byte[20];
    RtpWriter.header(packet, 0, false, false, 97, sequence, 0, 99);
    Bytes.put16(packet, 12, original);
    return packet;
  }
}
