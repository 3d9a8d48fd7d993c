package vn.diemcau.mediabridge.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/** The active side of a DTLS-SRTP handshake, used by synthetic sites. */
final class SrtpTlsClient extends DefaultTlsClient {

  private static final int HANDSHAKE_TIMEOUT_MILLIS = 20_000;

  private final DtlsIdentity identity;
  private final Fingerprint peer;
  private final DtlsListener listener;
  private final SrtpProfile[] offered;
  private SrtpProfile profile;

  SrtpTlsClient(
      DtlsIdentity identity, Fingerprint peer, DtlsListener listener, SrtpProfile[] offered) {
    super(identity.crypto());
    this.offered = offered;
    this.identity = identity;
    this.peer = peer;
    this.listener = listener;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsUtils.getSupportedCipherSuites(getCrypto(), PeerCertificate.CIPHER_SUITES);
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return HANDSHAKE_TIMEOUT_MILLIS;
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's signature
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    Hashtable offer = extensions == null ? new Hashtable<Object, Object>() : extensions;
    TlsSRTPUtils.addUseSRTPExtension(
        offer, new UseSRTPData(SrtpProfile.ids(offered), TlsUtils.EMPTY_BYTES));
    return offer;
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's signature
  public void processServerExtensions(Hashtable extensions) throws IOException {
    super.processServerExtensions(extensions);
    UseSRTPData chosen = TlsSRTPUtils.getUseSRTPExtension(extensions);
    profile = chosen == null ? null : SrtpProfile.choose(chosen.getProtectionProfiles());
    if (profile == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure, "no SRTP profile chosen");
    }
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
        PeerCertificate.check(certificate.getCertificate(), peer);
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) {
        return PeerCertificate.signer(context, identity);
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    listener.connected(SrtpKeys.export(context, profile));
  }
}
