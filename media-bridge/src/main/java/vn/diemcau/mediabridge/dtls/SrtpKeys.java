package vn.diemcau.mediabridge.dtls;

import java.util.Arrays;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;

/** The keying material of one finished handshake (RFC 5764, section 4.2), seen from our side. */
public record SrtpKeys(
    SrtpProfile profile, byte[] localKey, byte[] localSalt, byte[] remoteKey, byte[] remoteSalt) {

  static SrtpKeys export(TlsContext context, SrtpProfile profile) {
    int key = profile.keyLength();
    int salt = profile.saltLength();
    byte[] m = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (key + salt));
    byte[] clientKey = Arrays.copyOfRange(m, 0, key);
    byte[] serverKey = Arrays.copyOfRange(m, key, 2 * key);
    byte[] clientSalt = Arrays.copyOfRange(m, 2 * key, 2 * key + salt);
    byte[] serverSalt = Arrays.copyOfRange(m, 2 * key + salt, 2 * (key + salt));
    return context.isServer()
        ? new SrtpKeys(profile, serverKey, serverSalt, clientKey, clientSalt)
        : new SrtpKeys(profile, clientKey, clientSalt, serverKey, serverSalt);
  }

  @Override
  public String toString() {
    return "SrtpKeys[" + profile + "]";
  }
}
