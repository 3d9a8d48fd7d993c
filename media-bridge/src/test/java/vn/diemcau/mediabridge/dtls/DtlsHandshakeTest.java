package vn.diemcau.mediabridge.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.srtp.CipherWarmUp;
import vn.diemcau.mediabridge.srtp.SrtpSession;

/** Our client and our server, connected in memory. */
class DtlsHandshakeTest {

  private static final Instant NOW = Instant.now();
  private final DtlsHandshakes site = new DtlsHandshakes(DtlsIdentity.create(NOW));
  private final DtlsHandshakes bridge = new DtlsHandshakes(DtlsIdentity.create(NOW));

  @BeforeAll
  static void chooseCiphers() {
    CipherWarmUp.run();
  }

  @AfterEach
  void close() {
    site.close();
    bridge.close();
  }

  @Test
  void both_sides_get_the_same_keys_and_open_what_the_other_sealed() throws Exception {
    Side server = new Side();
    Side client = new Side();
    server.session = bridge.accept(site.identity().fingerprint(), server);
    client.other = server;
    server.other = client;
    client.session = site.connect(bridge.identity().fingerprint(), client);

    SrtpKeys ours = server.keys.get(20, TimeUnit.SECONDS);
    SrtpKeys theirs = client.keys.get(20, TimeUnit.SECONDS);
    assertThat(ours.profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
    assertThat(ours.localKey()).isEqualTo(theirs.remoteKey()).isNotEqualTo(ours.remoteKey());
    assertThat(ours.remoteSalt()).isEqualTo(theirs.localSalt());

    byte[] packet = new byte[100 + SrtpSession.MAX_OVERHEAD];
    packet[0] = (byte) 0x80;
    packet[1] = 96;
    packet[11] = 5;
    packet[50] = 77;
    byte[] plain = Arrays.copyOf(packet, 100);
    try (SrtpSession sender = new SrtpSession(ours);
        SrtpSession receiver = new SrtpSession(theirs)) {
      int sealed = sender.seal(packet, 0, 100);
      assertThat(sealed).isEqualTo(116);
      byte[] replay = packet.clone();
      byte[] forged = packet.clone();
      forged[40]++;
      assertThat(receiver.open(forged, 0, sealed)).isEqualTo(SrtpSession.DROP);
      assertThat(receiver.open(packet, 0, sealed)).isEqualTo(100);
      assertThat(Arrays.copyOf(packet, 100)).isEqualTo(plain);
      assertThat(receiver.open(replay, 0, sealed)).isEqualTo(SrtpSession.DROP);
      assertThat(receiver.open(new byte[3], 0, 3)).isEqualTo(SrtpSession.DROP);
    }
  }

  @Test
  void a_client_with_another_certificate_is_refused() throws Exception {
    Side server = new Side();
    Side client = new Side();
    Fingerprint other = DtlsIdentity.create(NOW).fingerprint();
    server.session = bridge.accept(other, server);
    client.other = server;
    server.other = client;
    client.session = site.connect(bridge.identity().fingerprint(), client);

    assertThat(server.closed.get(20, TimeUnit.SECONDS)).contains("bad_certificate");
    assertThat(client.closed.get(20, TimeUnit.SECONDS)).isNotBlank();
    assertThat(server.keys).isNotDone();
  }

  @Test
  void a_bridge_with_another_certificate_is_refused_by_the_client() throws Exception {
    Side server = new Side();
    Side client = new Side();
    server.session = bridge.accept(site.identity().fingerprint(), server);
    client.other = server;
    server.other = client;
    client.session = site.connect(DtlsIdentity.create(NOW).fingerprint(), client);

    assertThat(client.closed.get(20, TimeUnit.SECONDS)).contains("bad_certificate");
    assertThat(server.keys).isNotDone();
  }

  @Test
  void fingerprints_from_outside_are_read_strictly() {
    Fingerprint own = bridge.identity().fingerprint();
    assertThat(Fingerprint.parse("SHA-256", own.value().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(Optional.of(own));
    assertThat(Fingerprint.parse("md5", own.value())).isEmpty();
    assertThat(Fingerprint.parse("sha-512", own.value())).isEmpty();
    assertThat(Fingerprint.parse("sha-256", own.value() + ":00")).isEmpty();
    assertThat(Fingerprint.parse("sha-256", own.value().replace(':', 'G'))).isEmpty();
    assertThat(Fingerprint.parse(null, null)).isEmpty();
  }

  private static final class Side implements DtlsListener {
    final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    volatile Side other;
    volatile DtlsSession session;

    @Override
    public void send(byte[] datagram) {
      if (other.session != null) {
        other.session.offer(datagram);
      }
    }

    @Override
    public void connected(SrtpKeys result) {
      keys.complete(result);
    }

    @Override
    public void closed(String reason) {
      closed.complete(reason);
    }
  }
}
