package vn.diemcau.mediabridge.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.fuzz.ShortRun;

/**
 * The passive side of a handshake before anybody has shown a certificate: whatever comes, nobody
 * gets keys, and it ends when nothing more comes.
 */
class DtlsFuzzTest {

  private static final DtlsIdentity IDENTITY = DtlsIdentity.create(Instant.now());
  private static final Fingerprint SOMEONE_ELSE = DtlsIdentity.create(Instant.now()).fingerprint();

  /** Datagrams behind their lengths, two bytes each. */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void handshake(byte[] input) {
    Recorder listener = new Recorder();
    try {
      new DTLSServerProtocol()
          .accept(new SrtpTlsServer(IDENTITY, SOMEONE_ELSE, listener), new Replay(input));
    } catch (IOException | RuntimeException e) {
      // as DtlsSession takes it: the handshake has failed
    }
    assertThat(listener.keys).as("keys for somebody unknown").isNotDone();
  }

  @Test
  void a_short_run() throws Exception {
    ShortRun.over(2_000, this::handshake, flight(), new byte[] {0, 3, 22, (byte) 254, (byte) 253});
  }

  /** What a real client sends first. */
  private static byte[] flight() throws Exception {
    Recorder client = new Recorder();
    try (DtlsHandshakes site = new DtlsHandshakes(IDENTITY)) {
      site.connect(SOMEONE_ELSE, client);
      byte[] hello = client.sent.get(20, TimeUnit.SECONDS);
      byte[] framed = new byte[hello.length + 2];
      framed[0] = (byte) (hello.length >> 8);
      framed[1] = (byte) hello.length;
      System.arraycopy(hello, 0, framed, 2, hello.length);
      return framed;
    }
  }

  private static final class Recorder implements DtlsListener {
    final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
    final CompletableFuture<byte[]> sent = new CompletableFuture<>();

    @Override
    public void send(byte[] datagram) {
      sent.complete(datagram);
    }

    @Override
    public void connected(SrtpKeys result) {
      keys.complete(result);
    }

    @Override
    public void closed(String reason) {}
  }

  /** Gives one datagram after the other, and then is closed. */
  private static final class Replay implements DatagramTransport {
    private final List<byte[]> left = new ArrayList<>();

    Replay(byte[] input) {
      int at = 0;
      while (at + 2 <= input.length) {
        int length = (input[at] & 0xFF) << 8 | input[at + 1] & 0xFF;
        int until = Math.min(input.length, at + 2 + length);
        left.add(Arrays.copyOfRange(input, at + 2, until));
        at = until;
      }
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
      if (left.isEmpty()) {
        throw new IOException("closed");
      }
      byte[] next = left.removeFirst();
      int copied = Math.min(length, next.length);
      System.arraycopy(next, 0, buffer, offset, copied);
      return copied;
    }

    @Override
    public int getReceiveLimit() {
      return 2048;
    }

    @Override
    public int getSendLimit() {
      return 1200;
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {}

    @Override
    public void close() {}
  }
}
