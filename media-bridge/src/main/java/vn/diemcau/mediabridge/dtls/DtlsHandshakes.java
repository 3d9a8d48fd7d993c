package vn.diemcau.mediabridge.dtls;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;

/** Starts handshakes, each on a virtual thread of its own, so that no loop ever waits for one. */
public final class DtlsHandshakes implements AutoCloseable {

  private final DtlsIdentity identity;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("dtls-", 0).factory());

  public DtlsHandshakes(DtlsIdentity identity) {
    this.identity = identity;
  }

  public DtlsIdentity identity() {
    return identity;
  }

  /** Waits for the peer's ClientHello (we are {@code setup:passive}). */
  public DtlsSession accept(Fingerprint peer, DtlsListener listener) {
    DtlsSession session = new DtlsSession(listener);
    threads.execute(
        () ->
            session.run(
                transport ->
                    new DTLSServerProtocol()
                        .accept(new SrtpTlsServer(identity, peer, listener), transport)));
    return session;
  }

  /** Sends the ClientHello (we are {@code setup:active}). */
  public DtlsSession connect(Fingerprint peer, DtlsListener listener) {
    return connect(peer, listener, SrtpProfile.values());
  }

  /** As above, with these profiles only. */
  DtlsSession connect(Fingerprint peer, DtlsListener listener, SrtpProfile... offered) {
    DtlsSession session = new DtlsSession(listener);
    threads.execute(
        () ->
            session.run(
                transport ->
                    new DTLSClientProtocol()
                        .connect(new SrtpTlsClient(identity, peer, listener, offered), transport)));
    return session;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
