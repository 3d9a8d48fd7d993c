package vn.diemcau.mediabridge.dtls;

import java.util.Arrays;
import org.bouncycastle.tls.SRTPProtectionProfile;

/** The SRTP protection profiles that are negotiated, in order of preference. */
public enum SrtpProfile {
  AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, 16, 12),
  AES_CM_128_HMAC_SHA1_80(SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, 16, 14);

  private final int id;
  private final int keyLength;
  private final int saltLength;

  SrtpProfile(int id, int keyLength, int saltLength) {
    this.id = id;
    this.keyLength = keyLength;
    this.saltLength = saltLength;
  }

  /** Bytes of the master key. */
  public int keyLength() {
    return keyLength;
  }

  /** Bytes of the master salt. */
  public int saltLength() {
    return saltLength;
  }

  static int[] ids(SrtpProfile[] profiles) {
    return Arrays.stream(profiles).mapToInt(p -> p.id).toArray();
  }

  /** The most preferred profile among the offered ones, or null. */
  static SrtpProfile choose(int[] offered) {
    for (SrtpProfile profile : values()) {
      if (Arrays.stream(offered).anyMatch(o -> o == profile.id)) {
        return profile;
      }
    }
    return null;
  }

  int id() {
    return id;
  }
}
