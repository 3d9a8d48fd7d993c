package vn.diemcau.mediabridge.synthetic;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.diemcau.mediabridge.client.ClientSource;
import vn.diemcau.mediabridge.client.ClientTransport;
import vn.diemcau.mediabridge.dtls.DtlsHandshakes;
import vn.diemcau.mediabridge.dtls.DtlsListener;
import vn.diemcau.mediabridge.dtls.DtlsSession;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.ice.StunCodec;
import vn.diemcau.mediabridge.loop.DatagramListener;
import vn.diemcau.mediabridge.loop.MediaLoop;
import vn.diemcau.mediabridge.srtp.SrtpSession;

/**
 * One synthetic site: connects to a bridge as a browser would, sends its clip and counts what it
 * receives. Its methods may be called from any thread; its work is done on its port's thread.
 */
public final class SyntheticSite implements AutoCloseable {

  private static final int TICK_MILLIS = 10;

  private final String name;
  private final MediaLoop port;
  private final DtlsHandshakes handshakes;
  private final IceCredentials local;
  private final SiteSsrcs ssrcs;
  private final SiteSender sender;
  private final SiteReceiver receiver;
  private final SiteChannel channel;
  private final Random random;
  private final Consumer<SyntheticSite> left;
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private SiteOffer offer;
  private SiteIce ice;
  private DtlsSession dtls;
  private SrtpSession srtp;
  private Runnable ticking = () -> {};
  private boolean closed;

  /** {@code left} hears of it when the site is closed. */
  SyntheticSite(
      String name,
      MediaLoop port,
      DtlsHandshakes handshakes,
      Clip clip,
      Random random,
      Consumer<SyntheticSite> left) {
    this.name = name;
    this.port = port;
    this.handshakes = handshakes;
    this.random = random;
    this.left = left;
    this.local = IceCredentials.random(new SecureRandom());
    this.ssrcs = SiteSsrcs.random(random);
    this.sender = new SiteSender(clip, ssrcs, random, this::seal);
    this.receiver = new SiteReceiver(sender);
    this.channel = new SiteChannel(name, wanted -> port.execute(() -> sender.videoOn = wanted));
    port.listen(new Incoming());
  }

  public String name() {
    return name;
  }

  /** Our side of the transport, for the answer. */
  public ClientTransport transport() {
    return new ClientTransport(local, handshakes.identity().fingerprint());
  }

  /** Our sources, for the answer. */
  public List<ClientSource> sources() {
    return ssrcs.sources(name);
  }

  /**
   * Takes a meeting server's offer and starts connecting to the bridge in it.
   *
   * @return the SDP answer for the meeting server
   */
  public String answer(String sdpOffer) {
    connect(SiteSdp.read(sdpOffer));
    return SiteSdp.answer(sdpOffer, transport(), ssrcs, name);
  }

  /** Ends when packets can be sent. */
  public CompletableFuture<Void> connected() {
    return connected;
  }

  /** Starts connecting; the future ends when packets can be sent. */
  public CompletableFuture<Void> connect(SiteOffer bridge) {
    port.execute(
        () -> {
          offer = bridge;
          ice = new SiteIce(local, bridge.credentials(), bridge.address(), random);
          ticking = port.every(TICK_MILLIS, this::tick);
          tick();
        });
    return connected;
  }

  /** Switches microphone and camera on or off at the site itself. */
  public void send(boolean audio, boolean video) {
    port.execute(
        () -> {
          sender.audioOn = audio;
          sender.videoOn = video;
        });
  }

  /** The channel is open: messages to the bridge go there. */
  public void openChannel(Consumer<String> toBridge) {
    channel.opened(toBridge);
  }

  /** The site's end of the bridge channel. */
  public SiteChannel channel() {
    return channel;
  }

  public List<SlotFigures> received() {
    return receiver.figures();
  }

  /** What arrived in the slot, if anything did. */
  public Optional<SlotFigures> slot(String mid) {
    return received().stream().filter(s -> s.mid().equals(mid)).findFirst();
  }

  /** Which source flows in which slot, as the bridge said last. */
  public Map<String, String> sourcesBySlot() {
    return channel.sourcesBySlot();
  }

  public long packetsSent() {
    return sender.packetsSent();
  }

  /** Leaves without a word, as a machine does that loses its power. */
  @Override
  public void close() {
    left.accept(this);
    port.execute(
        () -> {
          closed = true;
          ticking.run();
          if (dtls != null) {
            dtls.close();
          }
          if (srtp != null) {
            srtp.close();
            srtp = null;
          }
          port.close();
        });
  }

  private void tick() {
    if (closed) {
      return;
    }
    long now = port.nowNanos();
    byte[] check = ice.due(now);
    if (check != null) {
      port.send(check, 0, check.length, ice.bridge());
    }
    if (srtp != null) {
      sender.tick(now);
    }
  }

  private void seal(byte[] buffer, int length) {
    int sealed = srtp.seal(buffer, 0, length);
    if (sealed > 0) {
      port.send(buffer, 0, sealed, ice.bridge());
    }
  }

  private void onStun(byte[] buffer, int length, InetSocketAddress from) {
    if (ice.onStun(buffer, length, from, answer -> port.send(answer, 0, answer.length, from))) {
      dtls = handshakes.connect(offer.fingerprint(), new Handshake());
    }
  }

  private void onMedia(byte[] buffer, int length, long nowNanos) {
    boolean control = SrtpSession.isRtcp(buffer, 0, length);
    int plain = srtp == null ? SrtpSession.DROP : srtp.open(buffer, 0, length);
    if (plain < 0) {
      return;
    }
    if (control) {
      receiver.rtcp(buffer, plain);
    } else {
      receiver.rtp(buffer, plain, nowNanos);
    }
  }

  private final class Incoming implements DatagramListener {
    @Override
    public void onDatagram(byte[] buffer, int length, InetSocketAddress from, long nowNanos) {
      if (closed || ice == null || length == 0) {
        return;
      }
      int first = buffer[0] & 0xFF;
      if (StunCodec.looksLikeStun(buffer, length)) {
        onStun(buffer, length, from);
      } else if (first >= 20 && first <= 63 && dtls != null) {
        dtls.offer(Arrays.copyOf(buffer, length));
      } else if (first >= 128 && first < 192) {
        onMedia(buffer, length, nowNanos);
      }
    }
  }

  private final class Handshake implements DtlsListener {
    @Override
    public void send(byte[] datagram) {
      port.execute(() -> port.send(datagram, 0, datagram.length, ice.bridge()));
    }

    @Override
    public void connected(SrtpKeys keys) {
      port.execute(
          () -> {
            if (!closed) {
              srtp = new SrtpSession(keys);
              connected.complete(null);
            }
          });
    }

    @Override
    public void closed(String reason) {
      connected.completeExceptionally(new IllegalStateException(name + ": " + reason));
    }
  }
}
