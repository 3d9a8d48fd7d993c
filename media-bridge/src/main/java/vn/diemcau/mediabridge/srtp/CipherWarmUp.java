package vn.diemcau.mediabridge.srtp;

import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.dtls.SrtpProfile;

/**
 * Makes jitsi-srtp choose its ciphers at the bridge's start: it measures the providers at their
 * first use, which takes a second or two and must never happen on a loop.
 */
public final class CipherWarmUp {

  private CipherWarmUp() {}

  /** Seals one RTP and one RTCP packet with each profile. */
  public static void run() {
    for (SrtpProfile profile : SrtpProfile.values()) {
      byte[] key = new byte[profile.keyLength()];
      byte[] salt = new byte[profile.saltLength()];
      try (SrtpSession session =
          new SrtpSession(new SrtpKeys(profile, key, salt, key.clone(), salt.clone()))) {
        byte[] rtp = new byte[64 + SrtpSession.MAX_OVERHEAD];
        rtp[0] = (byte) 0x80;
        byte[] rtcp = rtp.clone();
        rtcp[1] = (byte) 201;
        if (session.seal(rtp, 0, 64) < 0 || session.seal(rtcp, 0, 64) < 0) {
          throw new IllegalStateException("SRTP does not work here: " + profile);
        }
      }
    }
  }
}
