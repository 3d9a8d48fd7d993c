package vn.diemcau.mediabridge.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static vn.diemcau.mediabridge.fuzz.ShortRun.hex;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.utils.logging2.LoggerImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.dtls.SrtpProfile;

/**
 * The packets and key streams that the RFCs print. They are given for the keys of a session, which
 * no master key is known for: they are put in below the derivation, which {@link SrtpVectorsTest}
 * holds against its own vectors.
 */
class SessionKeyVectorsTest {

  /** RFC 7714, sections 16 and 17. */
  private static final byte[] GCM_KEY = hex("000102030405060708090A0B0C0D0E0F");

  private static final byte[] GCM_SALT = hex("517569642070726F2071756F");
  private static final int RTP_SSRC = 0x5501A0B2;
  private static final byte[] RTP =
      hex(
          "8040F17B8041F8D35501A0B247616C6C696120657374206F6D6E697320646976"
              + "69736120696E207061727465732074726573");

  /** Section 16.1.1. */
  private static final byte[] SRTP =
      hex(
          "8040F17B8041F8D35501A0B2F24DE3A3FB34DE6CACBA861C9D7E4BCABE633BD5"
              + "0D294E6F42A5F47A51C7D19B36DE3ADF8833899D7F27BEB16A9152CF765EE439"
              + "0CCE");

  private static final int RTCP_SSRC = 0x4D617273;
  private static final byte[] RTCP =
      hex(
          "81C8000D4D6172734E5450314E545032525450200000042A0000E9304C756E61"
              + "DEADBEEFDEADBEEFDEADBEEFDEADBEEFDEADBEEF");

  /** Section 17.1: encrypted and tagged, under the index 5D4. */
  private static final byte[] SRTCP =
      hex(
          "81C8000D4D61727363E94885DCDAB67CA727D7662F6B7E997FF5C0F76C06F32D"
              + "C676A5F1730D6FDA4CE09B4686303DED0BB9275BC84AA45896CF4D2FC5ABF872"
              + "45D9EADE800005D4");

  private static final int RTCP_INDEX = 0x5D4;

  /** RFC 3711, appendix B.2. */
  private static final byte[] CM_KEY = hex("2B7E151628AED2A6ABF7158809CF4F3C");

  private static final byte[] CM_SALT = hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD");
  private static final byte[] KEY_STREAM =
      hex(
          "E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB"
              + "41E95B3BB0A2E8DD477901E4FCA894C0");

  @BeforeAll
  static void chooseCiphers() {
    CipherWarmUp.run();
  }

  @Test
  void openssl_seals_the_rtp_packet_of_rfc_7714() {
    assumeThat(LibCrypto.isAvailable()).as("OpenSSL on this machine").isTrue();
    try (GcmSealer sealer = new GcmSealer(GCM_KEY, GCM_SALT)) {
      assertThat(NativeRoom.seal(RTP, address -> sealer.seal(RTP, 0, RTP.length, address)))
          .isEqualTo(SRTP);
    }
  }

  @Test
  void jitsi_srtp_seals_and_opens_the_rtp_packet_of_rfc_7714() throws Exception {
    PacketBuffer plain = room(RTP);
    Media sending = new Media(true, RTP_SSRC, SrtpProfile.AEAD_AES_128_GCM, GCM_KEY, GCM_SALT);
    assertThat(sending.transformPacket(plain)).isEqualTo(SrtpErrorStatus.OK);
    assertThat(bytes(plain)).isEqualTo(SRTP);
    PacketBuffer sealed = room(SRTP);
    Media receiving = new Media(false, RTP_SSRC, SrtpProfile.AEAD_AES_128_GCM, GCM_KEY, GCM_SALT);
    assertThat(receiving.reverseTransformPacket(sealed, false)).isEqualTo(SrtpErrorStatus.OK);
    assertThat(bytes(sealed)).isEqualTo(RTP);
  }

  @Test
  void jitsi_srtp_seals_and_opens_the_rtcp_packet_of_rfc_7714() throws Exception {
    Control sending = new Control();
    PacketBuffer packet = room(RTCP);
    for (int index = 0; index <= RTCP_INDEX; index++) {
      packet = room(RTCP);
      assertThat(sending.transformPacket(packet)).isEqualTo(SrtpErrorStatus.OK);
    }
    assertThat(bytes(packet)).isEqualTo(SRTCP);
    PacketBuffer sealed = room(SRTCP);
    assertThat(new Control().reverseTransformPacket(sealed)).isEqualTo(SrtpErrorStatus.OK);
    assertThat(bytes(sealed)).isEqualTo(RTCP);
  }

  @Test
  void a_bit_of_the_tag_that_is_not_as_printed_is_refused() throws Exception {
    byte[] bent = SRTP.clone();
    bent[bent.length - 1] ^= 1;
    Media receiving = new Media(false, RTP_SSRC, SrtpProfile.AEAD_AES_128_GCM, GCM_KEY, GCM_SALT);
    assertThat(receiving.reverseTransformPacket(room(bent), false))
        .isEqualTo(SrtpErrorStatus.AUTH_FAIL);
  }

  /** RFC 3711 prints no whole packet: a payload of zeros shows the key stream. */
  @Test
  void counter_mode_gives_the_key_stream_of_rfc_3711() throws Exception {
    byte[] zeros = new byte[12 + KEY_STREAM.length];
    zeros[0] = (byte) 0x80;
    PacketBuffer packet = room(zeros);
    Media sending = new Media(true, 0, SrtpProfile.AES_CM_128_HMAC_SHA1_80, CM_KEY, CM_SALT);
    assertThat(sending.transformPacket(packet)).isEqualTo(SrtpErrorStatus.OK);
    assertThat(Arrays.copyOfRange(bytes(packet), 12, zeros.length)).isEqualTo(KEY_STREAM);
  }

  private static byte[] withRoom(byte[] packet) {
    return Arrays.copyOf(packet, packet.length + SrtpSession.MAX_OVERHEAD);
  }

  private static PacketBuffer room(byte[] packet) {
    return new PacketBuffer().over(withRoom(packet), 0, packet.length);
  }

  private static byte[] bytes(PacketBuffer packet) {
    return Arrays.copyOf(packet.getBuffer(), packet.getLength());
  }

  /** A context of jitsi-srtp with the keys of a session. */
  private static final class Media extends SrtpCryptoContext {
    Media(boolean sender, int ssrc, SrtpProfile profile, byte[] key, byte[] salt)
        throws GeneralSecurityException {
      super(
          sender,
          ssrc,
          0,
          new byte[16],
          new byte[salt.length],
          SrtpSession.policy(profile),
          new LoggerImpl("srtp"));
      cipher.init(key, salt);
      System.arraycopy(salt, 0, saltKey, 0, salt.length);
    }
  }

  /** The same for RTCP. */
  private static final class Control extends SrtcpCryptoContext {
    Control() throws GeneralSecurityException {
      super(
          RTCP_SSRC,
          new byte[16],
          new byte[12],
          SrtpSession.policy(SrtpProfile.AEAD_AES_128_GCM),
          new LoggerImpl("srtp"));
      cipher.init(GCM_KEY, GCM_SALT);
      System.arraycopy(GCM_SALT, 0, saltKey, 0, GCM_SALT.length);
    }
  }
}
