package vn.diemcau.mediabridge.dtls;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;

/** What both roles of a handshake share: the check of the peer's certificate and our signature. */
final class PeerCertificate {

  /** Suites with forward secrecy and an ECDSA certificate, as WebRTC asks (RFC 8827, 6.5). */
  static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
  };

  private PeerCertificate() {}

  /**
   * Checks the first certificate of the chain.
   *
   * @throws TlsFatalAlert when there is none or it is not the one that the signalling announced
   */
  static void check(Certificate chain, Fingerprint expected) throws IOException {
    if (chain == null
        || chain.isEmpty()
        || !expected.matches(chain.getCertificateAt(0).getEncoded())) {
      throw new TlsFatalAlert(
          AlertDescription.bad_certificate, "the certificate is not the announced one");
    }
  }

  static TlsCredentialedSigner signer(TlsContext context, DtlsIdentity identity) {
    return new JcaDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        identity.crypto(),
        identity.key(),
        identity.chain(),
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }
}
