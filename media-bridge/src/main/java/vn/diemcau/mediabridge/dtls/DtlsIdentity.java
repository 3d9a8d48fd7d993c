package vn.diemcau.mediabridge.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * A self-signed ECDSA P-256 certificate with its key, made at start and kept in memory only; the
 * peer knows it by its fingerprint in the SDP.
 */
public final class DtlsIdentity {

  private static final Duration VALIDITY = Duration.ofDays(365);

  private final JcaTlsCrypto crypto;
  private final PrivateKey key;
  private final Certificate chain;
  private final Fingerprint fingerprint;

  private DtlsIdentity(
      JcaTlsCrypto crypto, PrivateKey key, Certificate chain, Fingerprint fingerprint) {
    this.crypto = crypto;
    this.key = key;
    this.chain = chain;
    this.fingerprint = fingerprint;
  }

  /** Makes a new identity, valid from a day before {@code now}. */
  public static DtlsIdentity create(Instant now) {
    try {
      SecureRandom random = new SecureRandom();
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      X500Name name = new X500Name("CN=DiemCau");
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(64, random).setBit(63),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(VALIDITY)),
              name,
              pair.getPublic());
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
              .getEncoded();
      // The JDK's own P-256 is several times faster than BouncyCastle's.
      JcaTlsCrypto crypto = new JcaTlsCryptoProvider().create(random);
      Certificate chain = new Certificate(new TlsCertificate[] {crypto.createCertificate(der)});
      return new DtlsIdentity(crypto, pair.getPrivate(), chain, Fingerprint.sha256(der));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("No DTLS certificate could be made", e);
    }
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }

  JcaTlsCrypto crypto() {
    return crypto;
  }

  PrivateKey key() {
    return key;
  }

  Certificate chain() {
    return chain;
  }
}
