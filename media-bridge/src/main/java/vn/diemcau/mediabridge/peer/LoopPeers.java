package vn.diemcau.mediabridge.peer;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import vn.diemcau.mediabridge.ice.StunCodec;
import vn.diemcau.mediabridge.loop.DatagramListener;
import vn.diemcau.mediabridge.loop.MediaLoop;
import vn.diemcau.mediabridge.room.LoopExecutor;
import vn.diemcau.mediabridge.room.MediaEndpoint;

/**
 * The peers of one loop: finds whose datagram this is (RFC 7983: by first byte, then STUN by user
 * fragment, the rest by address) and beats the endpoints' time.
 */
public final class LoopPeers implements DatagramListener, LoopExecutor {

  private final MediaLoop loop;
  private final IgnoredCounts ignored;
  private final Map<String, Peer> byUfrag = new HashMap<>();
  private final Map<InetSocketAddress, Peer> byAddress = new HashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Burst burst;
  private final Beat beat = new Beat();
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  public LoopPeers(MediaLoop loop, IgnoredCounts ignored) {
    this.loop = loop;
    this.ignored = ignored;
    burst = new Burst(loop);
    loop.listen(this);
    loop.every(MediaEndpoint.TICK_MILLIS, () -> beat.tick(loop.nowNanos()));
  }

  public MediaLoop loop() {
    return loop;
  }

  /** How many peers live here, for choosing a loop for the next one. */
  public int size() {
    return count.get();
  }

  @Override
  public void execute(Runnable task) {
    loop.execute(task);
  }

  @Override
  public long nowNanos() {
    return loop.nowNanos();
  }

  @Override
  public boolean inLoop() {
    return loop.inLoop();
  }

  @Override
  public void after(long delayNanos, LongConsumer task) {
    loop.after(delayNanos, () -> task.accept(loop.nowNanos()));
  }

  @Override
  public boolean sendsRuns() {
    return loop.sendsRuns();
  }

  /** From now on checks for the peer are answered. Any thread. */
  public void add(Peer peer) {
    count.incrementAndGet();
    known.add(peer.ufrag());
    execute(
        () -> {
          byUfrag.put(peer.ufrag(), peer);
          beat.add(peer);
        });
  }

  /** Closes the peer and forgets its addresses. Any thread. */
  public void remove(Peer peer) {
    known.remove(peer.ufrag());
    execute(
        () -> {
          if (byUfrag.remove(peer.ufrag(), peer)) {
            count.decrementAndGet();
            byAddress.values().removeIf(p -> p == peer);
            beat.remove(peer);
            peer.closed();
          }
        });
  }

  /** What is about to leave. */
  Burst burst() {
    return burst;
  }

  @Override
  public void onBatchEnd() {
    burst.close();
  }

  @Override
  public void onDatagram(byte[] buffer, int length, InetSocketAddress from, long nowNanos) {
    if (length == 0) {
      return;
    }
    int first = buffer[0] & 0xFF;
    if (first < 4) {
      onStun(buffer, length, from, nowNanos);
      return;
    }
    boolean media = first >= 128 && first < 192;
    if (!media && (first < 20 || first > 63)) {
      ignored.count(IgnoredReason.UNKNOWN_PROTOCOL);
      return;
    }
    Peer peer = byAddress.get(from);
    if (peer == null) {
      ignored.count(IgnoredReason.UNKNOWN_ADDRESS);
    } else if (media) {
      peer.onMedia(buffer, length, nowNanos);
    } else {
      peer.onDtls(buffer, length);
    }
  }

  private void onStun(byte[] buffer, int length, InetSocketAddress from, long nowNanos) {
    if (!StunCodec.looksLikeStun(buffer, length)) {
      ignored.count(IgnoredReason.MALFORMED_STUN);
      return;
    }
    if (!StunCodec.isBindingRequest(buffer)) {
      return;
    }
    String ufrag = ufragOf(buffer, length);
    Peer peer = ufrag == null ? null : byUfrag.get(ufrag);
    if (peer == null) {
      ignored.count(IgnoredReason.UNKNOWN_UFRAG);
      loop.streams().close(from);
    } else {
      peer.onCheck(buffer, length, from, nowNanos);
    }
  }

  /** Whose check this is, by the first half of its username; null when it has none. */
  static String ufragOf(byte[] buffer, int length) {
    String username = StunCodec.username(buffer, length);
    int colon = username == null ? -1 : username.indexOf(':');
    return colon < 0 ? null : username.substring(0, colon);
  }

  /** Whether a peer with this user fragment lives here. Any thread. */
  boolean knows(String ufrag) {
    return known.contains(ufrag);
  }

  @Override
  public void onDisconnected(InetSocketAddress stream) {
    Peer peer = byAddress.remove(stream);
    if (peer != null) {
      peer.forget(stream);
    }
  }

  /** An authenticated check came from there: what comes from this address is the peer's. */
  void claim(InetSocketAddress address, Peer peer) {
    byAddress.put(address, peer);
  }

  void release(InetSocketAddress address, Peer peer) {
    byAddress.remove(address, peer);
  }

  void ignore(IgnoredReason reason) {
    ignored.count(reason);
  }

  /** When each of them is ticked. */
  Beat beat() {
    return beat;
  }
}
