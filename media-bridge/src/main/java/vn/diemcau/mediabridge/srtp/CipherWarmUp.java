package vn.diemcau.mediabridge.srtp;

import org.jitsi.srtp.crypto.Aes;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.dtls.SrtpProfile;

/**
 * Has jitsi-srtp load its ciphers at the bridge's start: it measures the providers at their first
 * use, which takes a second or two and must never happen on a loop. What it measures is code that
 * was not compiled yet, so that each start found another one fastest: the provider is fixed.
 */
public final class CipherWarmUp {

  /** Jitsi's own name; where it does not load, jitsi-srtp takes the fastest of the others. */
  private static final String PROVIDER = "OpenSSL";

  private CipherWarmUp() {}

  /** Seals one RTP and one RTCP packet with each profile. */
  public static void run() {
    Aes.setFactoryClassName(PROVIDER);
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
