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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

  @ParameterizedTest
  @EnumSource
  void both_sides_get_the_same_keys_and_open_what_the_other_sealed(SrtpProfile profile)
      throws Exception {
    Side server = new Side();
    Side client = new Side();
    server.session = bridge.accept(site.identity().fingerprint(), server);
    client.other = server;
    server.other = client;
    client.session = site.connect(bridge.identity().fingerprint(), client, profile);

    SrtpKeys ours = server.keys.get(20, TimeUnit.SECONDS);
    SrtpKeys theirs = client.keys.get(20, TimeUnit.SECONDS);
    assertThat(ours.profile()).isEqualTo(profile);
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
      assertThat(sealed).isEqualTo(profile == SrtpProfile.AEAD_AES_128_GCM ? 116 : 110);
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
  void of_two_profiles_the_faster_one_is_taken() throws Exception {
    Side server = new Side();
    Side client = new Side();
    server.session = bridge.accept(site.identity().fingerprint(), server);
    client.other = server;
    server.other = client;
    client.session =
        site.connect(
            bridge.identity().fingerprint(),
            client,
            SrtpProfile.AES_CM_128_HMAC_SHA1_80,
            SrtpProfile.AEAD_AES_128_GCM);
    assertThat(server.keys.get(20, TimeUnit.SECONDS).profile())
        .isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
  }

  @Test
  void what_lies_before_the_replay_window_is_dropped_and_what_lies_in_it_is_taken_once() {
    for (SrtpProfile profile : SrtpProfile.values()) {
      byte[] key = new byte[profile.keyLength()];
      byte[] salt = new byte[profile.saltLength()];
      SrtpKeys keys = new SrtpKeys(profile, key, salt, key, salt);
      try (SrtpSession sender = new SrtpSession(keys);
          SrtpSession receiver = new SrtpSession(keys)) {
        byte[][] sealed = new byte[300][];
        int length = 0;
        for (int i = 0; i < sealed.length; i++) {
          sealed[i] = new byte[40 + SrtpSession.MAX_OVERHEAD];
          sealed[i][0] = (byte) 0x80;
          sealed[i][1] = 96;
          sealed[i][2] = (byte) (i >> 8);
          sealed[i][3] = (byte) i;
          length = sender.seal(sealed[i], 0, 40);
        }
        assertThat(receiver.open(sealed[299].clone(), 0, length)).isEqualTo(40);
        assertThat(receiver.open(sealed[298].clone(), 0, length)).isEqualTo(40);
        assertThat(receiver.open(sealed[298].clone(), 0, length)).isEqualTo(SrtpSession.DROP);
        assertThat(receiver.open(sealed[0].clone(), 0, length)).isEqualTo(SrtpSession.DROP);
      }
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
