package vn.diemcau.mediabridge.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.dtls.SrtpProfile;
import vn.diemcau.mediabridge.rtp.Bytes;

/** What is sealed by OpenSSL directly is, byte for byte, what jitsi-srtp seals. */
class GcmSealerTest {

  private static final int SSRC = 0xCAFE_BABE;

  private final Random random = new Random(8);
  private final SrtpKeys keys = keys();
  private SrtpSession direct;
  private SrtpSession jitsi;

  @BeforeAll
  static void chooseCiphers() {
    CipherWarmUp.run();
  }

  @BeforeEach
  void sessions() {
    assumeThat(LibCrypto.isAvailable()).as("OpenSSL on this machine").isTrue();
    direct = new SrtpSession(keys, true);
    jitsi = new SrtpSession(keys, false);
  }

  @AfterEach
  void close() {
    direct.close();
    jitsi.close();
  }

  private SrtpKeys keys() {
    byte[] key = new byte[16];
    byte[] salt = new byte[12];
    random.nextBytes(key);
    random.nextBytes(salt);
    return new SrtpKeys(SrtpProfile.AEAD_AES_128_GCM, key, salt, key.clone(), salt.clone());
  }

  @Test
  void packets_of_every_form_and_size_are_the_same() {
    for (int i = 0; i < 2_000; i++) {
      byte[] packet = packet(SSRC, 100 + i, random.nextInt(16), random.nextInt(4), 1_200);
      assertThat(sealed(direct, packet)).isEqualTo(sealed(jitsi, packet));
    }
  }

  @Test
  void an_empty_payload_is_the_same() {
    byte[] packet = packet(SSRC, 100, 0, 0, 1);
    byte[] empty = Arrays.copyOf(packet, 12);
    assertThat(sealed(direct, empty)).isEqualTo(sealed(jitsi, empty)).hasSize(28);
  }

  @Test
  void numbers_that_wrap_and_come_late_are_counted_the_same_for_each_stream() {
    int sequence = 65_000;
    for (int i = 0; i < 5_000; i++) {
      sequence += random.nextInt(60) - 8;
      byte[] packet = packet(SSRC + i % 3, sequence & 0xFFFF, 0, 1, 50);
      assertThat(sealed(direct, packet)).isEqualTo(sealed(jitsi, packet));
    }
  }

  @Test
  void the_other_side_opens_what_was_sealed() {
    byte[] packet = packet(SSRC, 7, 2, 3, 800);
    byte[] sealed = sealed(direct, packet);
    int length = jitsi.open(sealed, 0, sealed.length);
    assertThat(Arrays.copyOf(sealed, length)).isEqualTo(packet);
  }

  @Test
  void a_header_that_is_cut_short_is_dropped() {
    byte[] packet = packet(SSRC, 7, 15, 3, 800);
    for (int length = 0; length < 12 + 4 * 15 + 4 + 4 * 3; length++) {
      byte[] room = Arrays.copyOf(packet, packet.length + SrtpSession.MAX_OVERHEAD);
      assertDropped(room, length);
    }
  }

  @Test
  void nothing_is_sealed_after_the_end() {
    direct.close();
    byte[] room = Arrays.copyOf(packet(SSRC, 7, 0, 0, 100), 200);
    assertDropped(room, 50);
  }

  private void assertDropped(byte[] room, int length) {
    assertThat(NativeRoom.seal(room, address -> direct.seal(room, 0, length, address))).isNull();
  }

  /** With so many contributing sources, words of extension and at most so many random bytes. */
  private byte[] packet(int ssrc, int sequence, int sources, int words, int longest) {
    byte[] packet = new byte[12 + 4 * sources + 4 + 4 * words + 1 + random.nextInt(longest)];
    random.nextBytes(packet);
    packet[0] = (byte) (0x80 | 0x10 | sources);
    packet[1] = 96;
    Bytes.put16(packet, 2, sequence);
    Bytes.put32(packet, 8, ssrc);
    int extension = 12 + 4 * sources;
    Bytes.put16(packet, extension, 0xBEDE);
    Bytes.put16(packet, extension + 2, words);
    if (words == 0) {
      packet[0] &= ~0x10;
    }
    return packet;
  }

  private static byte[] sealed(SrtpSession session, byte[] packet) {
    int offset = 3;
    byte[] room = new byte[offset + packet.length + SrtpSession.MAX_OVERHEAD];
    System.arraycopy(packet, 0, room, offset, packet.length);
    return session.sealsByAddress()
        ? NativeRoom.seal(packet, address -> session.seal(room, offset, packet.length, address))
        : Arrays.copyOfRange(room, offset, offset + session.seal(room, offset, packet.length));
  }
}
