package vn.diemcau.mediabridge.peer;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.mediabridge.dtls.DtlsHandshakes;
import vn.diemcau.mediabridge.dtls.DtlsListener;
import vn.diemcau.mediabridge.dtls.DtlsSession;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.ice.IceAgent;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.room.EndpointOutput;
import vn.diemcau.mediabridge.room.MediaEndpoint;
import vn.diemcau.mediabridge.srtp.SrtpSession;

/**
 * One endpoint's connection: ICE, DTLS and SRTP between its socket and its room. On its loop only.
 */
public final class Peer implements EndpointOutput, Burst.Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
  private static final int MAX_ADDRESSES = 8;
  private static final int MAX_EARLY_DATAGRAMS = 4;
  private static final int MAX_HANDSHAKES = 3;

  private final String name;
  private final LoopPeers loop;
  private final IceAgent ice;
  private final DtlsHandshakes handshakes;
  private final Deque<InetSocketAddress> addresses = new ArrayDeque<>();
  private final Deque<byte[]> earlyDtls = new ArrayDeque<>();
  private MediaEndpoint media;
  private Fingerprint fingerprint;
  private DtlsSession dtls;
  private int handshakesStarted;
  private SrtpSession srtp;
  private Consumer<String> channel;
  private long now;
  private boolean closed;
  private int place = Beat.NOWHERE;
  private volatile boolean connected;

  public Peer(String name, LoopPeers loop, IceCredentials local, DtlsHandshakes handshakes) {
    this.name = name;
    this.loop = loop;
    this.ice = new IceAgent(local);
    this.handshakes = handshakes;
  }

  String ufrag() {
    return ice.local().ufrag();
  }

  public IceCredentials localCredentials() {
    return ice.local();
  }

  /** The peer's ICE and DTLS are up and its checks keep coming. Any thread. */
  public boolean isConnected() {
    return connected;
  }

  /** Sets whose media this is. Any thread; before the peer is added to its loop. */
  public void attach(MediaEndpoint endpoint) {
    this.media = endpoint;
  }

  /** The answer of the other side: its ICE credentials and certificate. Any thread. */
  public void remote(IceCredentials credentials, Fingerprint certificate) {
    loop.execute(
        () -> {
          ice.remote(credentials);
          fingerprint = certificate;
          for (byte[] datagram = earlyDtls.poll(); datagram != null; datagram = earlyDtls.poll()) {
            handshake(datagram);
          }
        });
  }

  /** Opens the bridge channel to the client, in place of one that was open. Any thread. */
  public void openChannel(Consumer<String> toClient) {
    loop.execute(
        () -> {
          if (!closed) {
            channel = toClient;
            media.channelOpened(loop.loop().nowNanos());
          }
        });
  }

  /** Closes the bridge channel if it is still this one. Any thread. */
  public void closeChannel(Consumer<String> toClient) {
    loop.execute(
        () -> {
          if (channel == toClient) {
            channel = null;
          }
        });
  }

  /** A message of the bridge channel from the client. Any thread. */
  public void channelMessage(Consumer<String> from, String json) {
    loop.execute(
        () -> {
          if (!closed && channel == from) {
            media.channelMessage(json, loop.loop().nowNanos());
          }
        });
  }

  void onCheck(byte[] buffer, int length, InetSocketAddress from, long nowNanos) {
    InetSocketAddress seen = loop.loop().streams().addressOf(from);
    IceAgent.Answer answer = ice.onRequest(buffer, length, from, seen, nowNanos);
    if (!answer.authenticated()) {
      loop.ignore(IgnoredReason.WRONG_CREDENTIALS);
      loop.loop().streams().close(from);
      return;
    }
    loop.loop().streams().trust(from);
    if (!addresses.contains(from)) {
      remember(from);
    }
    loop.claim(from, this);
    loop.loop().send(answer.bytes(), 0, answer.bytes().length, from);
  }

  private void remember(InetSocketAddress from) {
    addresses.addLast(from);
    if (addresses.size() > MAX_ADDRESSES) {
      InetSocketAddress oldest = addresses.pollFirst();
      if (oldest.equals(ice.selected())) {
        addresses.addLast(oldest);
        oldest = addresses.pollFirst();
      }
      loop.release(oldest, this);
      loop.loop().streams().close(oldest);
    }
  }

  /** A TCP connection of this peer has ended; it may come back by another one. */
  void forget(InetSocketAddress stream) {
    addresses.remove(stream);
  }

  void onDtls(byte[] buffer, int length) {
    byte[] datagram = Arrays.copyOf(buffer, length);
    if (fingerprint == null) {
      // The client may be faster than its own answer; its hello waits for the fingerprint.
      if (earlyDtls.size() < MAX_EARLY_DATAGRAMS) {
        earlyDtls.add(datagram);
      }
      return;
    }
    handshake(datagram);
  }

  private void handshake(byte[] datagram) {
    if (dtls == null) {
      if (closed || handshakesStarted >= MAX_HANDSHAKES) {
        return;
      }
      handshakesStarted++;
      Handshake listener = new Handshake();
      dtls = handshakes.accept(fingerprint, listener);
      listener.session = dtls;
    }
    if (!dtls.offer(datagram)) {
      loop.ignore(IgnoredReason.DTLS_OVERFLOW);
    }
  }

  void onMedia(byte[] buffer, int length, long nowNanos) {
    if (srtp == null) {
      loop.ignore(IgnoredReason.NO_KEYS);
      return;
    }
    boolean control = SrtpSession.isRtcp(buffer, 0, length);
    int plain = srtp.open(buffer, 0, length);
    if (plain < 0) {
      loop.ignore(IgnoredReason.NOT_AUTHENTIC);
      return;
    }
    now = nowNanos;
    if (control) {
      media.rtcp(buffer, 0, plain, nowNanos);
    } else {
      media.rtp(buffer, 0, plain, nowNanos);
    }
  }

  boolean tick(long nowNanos) {
    now = nowNanos;
    connected = srtp != null && ice.hasConsent(nowNanos);
    return media.tick(nowNanos);
  }

  /** Where its loop's beat has it; for that beat only. */
  int place() {
    return place;
  }

  void place(int at) {
    place = at;
  }

  @Override
  public void soon() {
    loop.beat().soon(place);
  }

  @Override
  public byte[] buffer() {
    return loop.burst().open(this);
  }

  @Override
  public int offset() {
    return loop.burst().offset();
  }

  @Override
  public void send(int length) {
    if (maySend()) {
      loop.burst().add(length);
    }
  }

  @Override
  public void rtcp(byte[] buf, int off, int len) {
    if (maySend()) {
      int sealed = srtp.seal(buf, off, len);
      if (sealed > 0) {
        loop.loop().send(buf, off, sealed, ice.selected());
      }
    }
  }

  private boolean maySend() {
    if (srtp == null) {
      loop.ignore(IgnoredReason.NO_KEYS);
      return false;
    }
    if (!connected && !ice.hasConsent(now)) {
      loop.ignore(IgnoredReason.NO_CONSENT);
      return false;
    }
    return true;
  }

  @Override
  public boolean sealsByAddress() {
    return srtp != null && srtp.sealsByAddress();
  }

  @Override
  public int seal(byte[] plain, int off, int len, long address) {
    return srtp == null ? SrtpSession.DROP : srtp.seal(plain, off, len, address);
  }

  @Override
  public int seal(byte[] buf, int off, int len) {
    return srtp == null ? SrtpSession.DROP : srtp.seal(buf, off, len);
  }

  @Override
  public InetSocketAddress address() {
    return ice.selected();
  }

  @Override
  public void channel(String json) {
    if (channel != null) {
      channel.accept(json);
    }
  }

  void closed() {
    closed = true;
    connected = false;
    addresses.forEach(loop.loop().streams()::close);
    channel = null;
    if (dtls != null) {
      dtls.close();
    }
    if (srtp != null) {
      srtp.close();
      srtp = null;
    }
  }

  private void keys(SrtpKeys keys) {
    if (closed) {
      return;
    }
    if (srtp != null) {
      srtp.close();
    }
    srtp = new SrtpSession(keys);
    now = loop.loop().nowNanos();
    connected = ice.hasConsent(now);
    media.transportReady(now);
  }

  /** Brings what a handshake says back to the loop, one command each. */
  private final class Handshake implements DtlsListener {
    private DtlsSession session;

    @Override
    public void send(byte[] datagram) {
      loop.execute(
          () -> {
            if (ice.selected() != null) {
              loop.loop().send(datagram, 0, datagram.length, ice.selected());
            }
          });
    }

    @Override
    public void connected(SrtpKeys keys) {
      loop.execute(() -> keys(keys));
    }

    @Override
    public void closed(String reason) {
      loop.execute(
          () -> {
            LOG.debug("{}: DTLS ended: {}", name, reason);
            if (dtls == session) {
              dtls = null;
            }
          });
    }
  }
}
