package vn.diemcau.platform.https;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority made once per data folder, and the server's certificate signed by it,
 * renewed when the machine's names change or its end comes near.
 */
public final class LocalAuthority {

  private static final String CA = "ca";
  private static final String SERVER = "server";
  private static final Duration CA_LIFE = Duration.ofDays(3650);

  /** Apple's systems accept at most 825 days from an authority that the user added. */
  private static final Duration SERVER_LIFE = Duration.ofDays(397);

  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  private final Path folder;
  private final char[] password;
  private final Instant now;

  public LocalAuthority(Path folder, String password, Instant now) {
    this.folder = folder;
    this.password = password.toCharArray();
    this.now = now;
  }

  /**
   * The PKCS #12 file with the server's key and chain.
   *
   * @param names host names and IP addresses by which other machines reach this one
   */
  public Path serverKeyStore(Collection<String> names) {
    Path file = folder.resolve("server.p12");
    try {
      Set<String> wanted = new TreeSet<>(names);
      if (!isGood(file, wanted)) {
        KeyStore authority = authority();
        KeyPair keys = newKeys();
        X509Certificate issuer = (X509Certificate) authority.getCertificate(CA);
        X509Certificate certificate =
            serverCertificate(keys, wanted, issuer, (PrivateKey) authority.getKey(CA, password));
        store(file, SERVER, keys.getPrivate(), certificate, issuer);
      }
      return file;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The authority's certificate as PEM, which the people of the network install. */
  public String certificatePem() {
    try {
      String body =
          Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
              .encodeToString(authority().getCertificate(CA).getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a client on this machine: trusts what this authority signed, and nothing else. */
  public SSLContext trust() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(CA, authority().getCertificate(CA));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyStore authority()
      throws GeneralSecurityException, IOException, OperatorCreationException {
    Path file = folder.resolve("ca.p12");
    if (!Files.exists(file)) {
      KeyPair keys = newKeys();
      X500Principal name = new X500Principal("CN=DiemCau local authority, O=DiemCau");
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name, serial(), from(), until(CA_LIFE), name, keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      store(file, CA, keys.getPrivate(), sign(builder, keys.getPrivate()));
    }
    return load(file);
  }

  private X509Certificate serverCertificate(
      KeyPair keys, Set<String> names, X509Certificate issuer, PrivateKey issuerKey)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer.getSubjectX500Principal(),
            serial(),
            from(),
            until(SERVER_LIFE),
            new X500Principal("CN=DiemCau"),
            keys.getPublic());
    GeneralName[] alternatives =
        names.stream()
            .map(
                name ->
                    new GeneralName(
                        isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
            .toArray(GeneralName[]::new);
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    return sign(builder, issuerKey);
  }

  private boolean isGood(Path file, Set<String> names)
      throws GeneralSecurityException, IOException {
    if (!Files.exists(file)) {
      return false;
    }
    X509Certificate certificate = (X509Certificate) load(file).getCertificate(SERVER);
    Set<String> held = new TreeSet<>();
    for (List<?> name : certificate.getSubjectAlternativeNames()) {
      held.add(String.valueOf(name.get(1)));
    }
    return held.containsAll(names)
        && certificate.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE));
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private KeyStore load(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }

  /** Written beside and renamed, readable by its owner only. */
  private void store(Path file, String alias, PrivateKey key, Certificate... chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(alias, key, password, chain);
    Path fresh =
        Files.createTempFile(
            folder,
            alias,
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(fresh)) {
      store.store(out, password);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isAddress(String name) {
    return name.matches("[0-9.]+") || name.contains(":");
  }

  private static BigInteger serial() {
    return new BigInteger(120, new SecureRandom());
  }

  /** A day back, for machines whose clocks are behind. */
  private Date from() {
    return Date.from(now.minus(Duration.ofDays(1)));
  }

  private Date until(Duration life) {
    return Date.from(now.plus(life));
  }
}
