package vn.diemcau.mediabridge.bench;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import vn.diemcau.mediabridge.client.ClientSource;
import vn.diemcau.mediabridge.client.ClientTransport;
import vn.diemcau.mediabridge.client.MediaFormats;
import vn.diemcau.mediabridge.dtls.DtlsHandshakes;
import vn.diemcau.mediabridge.dtls.DtlsListener;
import vn.diemcau.mediabridge.dtls.DtlsSession;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.ice.StunCodec;
import vn.diemcau.mediabridge.loop.DatagramListener;
import vn.diemcau.mediabridge.loop.MediaLoop;
import vn.diemcau.mediabridge.srtp.SrtpSession;
import vn.diemcau.mediabridge.synthetic.SiteIce;
import vn.diemcau.mediabridge.synthetic.SiteOffer;
import vn.diemcau.mediabridge.synthetic.SiteSsrcs;

/**
 * A site for measuring: connects with ICE, DTLS and SRTP like any other, but counts what it
 * receives by the plain RTP headers. Only a sampled one decrypts, and only the last packet of a
 * frame, to read when it was sent. So hundreds of them fit beside the bridge on two cores.
 */
final class LoadSite implements DatagramListener {

  private static final int TICK_MILLIS = 100;

  private final String name;
  private final MediaLoop port;
  private final DtlsHandshakes handshakes;
  private final boolean sampled;
  private final boolean screen;
  private final Random random;
  private final IceCredentials local = IceCredentials.random(new SecureRandom());
  private final SiteSsrcs ssrcs;
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private final LoadFeedback feedback = new LoadFeedback();
  final FlowCounter flow = new FlowCounter();
  final Latencies latencies = new Latencies();
  private LoadSender sender;
  private SiteOffer offer;
  private SiteIce ice;
  private InetSocketAddress bridge;
  private DtlsSession dtls;
  private SrtpSession srtp;
  private Runnable ticking = () -> {};

  LoadSite(
      String name,
      MediaLoop port,
      DtlsHandshakes handshakes,
      boolean sampled,
      boolean screen,
      Random random) {
    this.name = name;
    this.port = port;
    this.handshakes = handshakes;
    this.sampled = sampled;
    this.screen = screen;
    this.random = random;
    ssrcs = SiteSsrcs.random(random);
    port.listen(this);
  }

  String name() {
    return name;
  }

  int port() {
    return port.port();
  }

  SiteSsrcs ssrcs() {
    return ssrcs;
  }

  ClientTransport transport() {
    return new ClientTransport(local, handshakes.identity().fingerprint());
  }

  List<ClientSource> sources() {
    return screen ? ssrcs.screenSources(name) : ssrcs.sources(name);
  }

  CompletableFuture<Void> connect(SiteOffer bridgeSide) {
    port.execute(
        () -> {
          offer = bridgeSide;
          bridge = bridgeSide.address();
          ice = new SiteIce(local, bridgeSide.credentials(), bridge, random);
          ticking = port.every(TICK_MILLIS, this::tick);
          tick();
        });
    return connected;
  }

  /** Receives from the floor: no ICE, no handshake, a key that both know. */
  void connectToFloor(int floorPort) {
    port.execute(
        () -> {
          bridge = new InetSocketAddress("127.0.0.1", floorPort);
          byte[] key = Floor.key(port());
          srtp =
              new SrtpSession(
                  new SrtpKeys(
                      vn.diemcau.mediabridge.dtls.SrtpProfile.AEAD_AES_128_GCM,
                      key,
                      Floor.salt(),
                      key,
                      Floor.salt()));
          ticking = port.every(TICK_MILLIS, this::tick);
        });
  }

  /** Runs on the site's thread. */
  void run(Runnable task) {
    port.execute(task);
  }

  /** Sends what the sender gives it from now on. */
  LoadSender sending(Mix mix, boolean audio) {
    sender = new LoadSender(port, ssrcs, mix, screen ? "screen" : "cam", audio, this::seal);
    return sender;
  }

  void restart() {
    port.execute(
        () -> {
          flow.restart();
          latencies.restart();
        });
  }

  CompletableFuture<Void> settle() {
    return CompletableFuture.runAsync(flow::settle, port);
  }

  void close() {
    port.execute(
        () -> {
          ticking.run();
          if (sender != null) {
            sender.stop();
          }
          if (dtls != null) {
            dtls.close();
          }
          srtp = null;
          port.close();
        });
  }

  private void tick() {
    long now = port.nowNanos();
    byte[] check = ice == null ? null : ice.due(now);
    if (check != null) {
      port.send(check, 0, check.length, bridge);
    }
    if (srtp != null && sender == null) {
      feedback.send(now, this::seal);
    }
  }

  private void seal(byte[] buffer, int offset, int length) {
    int sealed = srtp == null ? 0 : srtp.seal(buffer, offset, length);
    if (sealed > 0) {
      port.send(buffer, offset, sealed, bridge);
    }
  }

  @Override
  public void onDatagram(byte[] buffer, int length, InetSocketAddress from, long nowNanos) {
    int first = buffer[0] & 0xFF;
    if (first >= 128 && first < 192) {
      onMedia(buffer, length, nowNanos);
    } else if (StunCodec.looksLikeStun(buffer, length)) {
      if (ice != null) {
        onStun(buffer, length, from);
      }
    } else if (dtls != null) {
      dtls.offer(Arrays.copyOf(buffer, length));
    }
  }

  private void onStun(byte[] buffer, int length, InetSocketAddress from) {
    if (ice.onStun(buffer, length, from, answer -> port.send(answer, 0, answer.length, from))) {
      dtls = handshakes.connect(offer.fingerprint(), new Handshake());
    }
  }

  private void onMedia(byte[] buffer, int length, long nowNanos) {
    if (SrtpSession.isRtcp(buffer, 0, length)) {
      if (sender != null && srtp != null) {
        int plain = srtp.open(buffer, 0, length);
        if (plain > 0) {
          sender.rtcp(buffer, plain);
        }
      }
      return;
    }
    feedback.received(buffer, length, nowNanos, flow);
    // what is sent again, to probe the link, bears the time of its first sending
    boolean again = (buffer[1] & 0x7F) == MediaFormats.VP8_RTX;
    boolean lastOfFrame = (buffer[1] & 0x80) != 0 && !again;
    if (sampled && lastOfFrame && srtp != null) {
      int plain = srtp.open(buffer, 0, length);
      long sent = plain < 0 ? -1 : Stamp.read(buffer, plain);
      if (sent > 0) {
        latencies.add(System.nanoTime() - sent);
      }
    }
  }

  private final class Handshake implements DtlsListener {
    @Override
    public void send(byte[] datagram) {
      port.execute(() -> port.send(datagram, 0, datagram.length, bridge));
    }

    @Override
    public void connected(SrtpKeys keys) {
      port.execute(
          () -> {
            srtp = new SrtpSession(keys);
            connected.complete(null);
          });
    }

    @Override
    public void closed(String reason) {
      connected.completeExceptionally(new IllegalStateException(name + ": " + reason));
    }
  }
}
