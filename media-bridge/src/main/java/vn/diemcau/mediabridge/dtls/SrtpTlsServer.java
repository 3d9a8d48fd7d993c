package vn.diemcau.mediabridge.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/** The passive side of a DTLS-SRTP handshake: asks for the peer's certificate and checks it. */
final class SrtpTlsServer extends DefaultTlsServer {

  private static final int HANDSHAKE_TIMEOUT_MILLIS = 20_000;
  private static final int FIRST_RESEND_MILLIS = 400;

  private final DtlsIdentity identity;
  private final Fingerprint peer;
  private final DtlsListener listener;
  private SrtpProfile profile;

  SrtpTlsServer(DtlsIdentity identity, Fingerprint peer, DtlsListener listener) {
    super(identity.crypto());
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
  public int getHandshakeResendTimeMillis() {
    return FIRST_RESEND_MILLIS;
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() {
    return PeerCertificate.signer(context, identity);
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    return new CertificateRequest(
        types, TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null);
  }

  @Override
  public void notifyClientCertificate(Certificate chain) throws IOException {
    PeerCertificate.check(chain, peer);
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's signature
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
    profile = offered == null ? null : SrtpProfile.choose(offered.getProtectionProfiles());
    if (profile == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure, "no common SRTP profile");
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's signature
  public Hashtable getServerExtensions() throws IOException {
    Hashtable extensions = super.getServerExtensions();
    Hashtable answer = extensions == null ? new Hashtable<Object, Object>() : extensions;
    TlsSRTPUtils.addUseSRTPExtension(
        answer, new UseSRTPData(new int[] {profile.id()}, TlsUtils.EMPTY_BYTES));
    return answer;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    listener.connected(SrtpKeys.export(context, profile));
  }
}
