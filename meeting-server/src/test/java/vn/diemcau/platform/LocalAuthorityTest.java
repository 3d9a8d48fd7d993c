package vn.diemcau.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.platform.https.LocalAuthority;

class LocalAuthorityTest {

  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

  @TempDir Path folder;

  @Test
  void the_servers_certificate_is_signed_by_the_authority_and_names_the_machine() throws Exception {
    X509Certificate[] chain = chain(at(START).serverKeyStore(Set.of("localhost", "192.0.2.7")));

    chain[0].verify(chain[1].getPublicKey());
    assertThat(chain[0].getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "192.0.2.7"));
    assertThat(chain[1].getBasicConstraints()).isZero();
    assertThat(at(START).certificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void it_is_kept_until_a_name_is_new_or_its_end_is_near_and_the_authority_stays()
      throws Exception {
    X509Certificate[] first = chain(at(START).serverKeyStore(Set.of("localhost")));
    X509Certificate[] again = chain(at(START).serverKeyStore(Set.of("localhost")));
    X509Certificate[] moved = chain(at(START).serverKeyStore(Set.of("localhost", "192.0.2.8")));
    X509Certificate[] late =
        chain(at(START.plus(Duration.ofDays(380))).serverKeyStore(Set.of("localhost")));

    assertThat(again[0]).isEqualTo(first[0]);
    assertThat(moved[0]).isNotEqualTo(first[0]);
    assertThat(late[0]).isNotEqualTo(moved[0]);
    assertThat(late[1]).isEqualTo(first[1]);
  }

  @Test
  void keys_are_readable_by_their_owner_only() throws Exception {
    Path keys = at(START).serverKeyStore(Set.of("localhost"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.p12"))))
        .isEqualTo("rw-------");
  }

  private LocalAuthority at(Instant now) {
    return new LocalAuthority(folder, "test-only", now);
  }

  private static X509Certificate[] chain(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "test-only".toCharArray());
    }
    return List.of(store.getCertificateChain("server")).toArray(X509Certificate[]::new);
  }
}
