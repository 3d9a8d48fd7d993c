package vn.diemcau.mediabridge.loop;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** The TCP connections of one loop's clients, by name. On its loop only. */
public final class TcpStreams {

  private static final long CHECK_MILLIS = 2_000;

  private final MediaLoop loop;
  private final Map<InetSocketAddress, TcpConnection> byName = new HashMap<>();
  private boolean checking;

  TcpStreams(MediaLoop loop) {
    this.loop = loop;
  }

  void add(TcpConnection connection) {
    byName.put(connection.name(), connection);
    if (!checking) {
      checking = true;
      loop.every(CHECK_MILLIS, this::check);
    }
  }

  void remove(TcpConnection connection) {
    if (byName.remove(connection.name()) != null) {
      loop.disconnected(connection.name());
    }
  }

  /** Writes the readable bytes as one frame; they are copied out at once. */
  boolean send(ByteBuf frame, InetSocketAddress to) {
    TcpConnection connection = byName.get(to);
    return connection != null && connection.send(frame);
  }

  /** Whether this names a TCP connection rather than a UDP address. */
  public static boolean isStream(InetSocketAddress remote) {
    return remote.isUnresolved();
  }

  /** The address that the other side has on the network; null when its connection has ended. */
  public InetSocketAddress addressOf(InetSocketAddress remote) {
    if (!isStream(remote)) {
      return remote;
    }
    TcpConnection connection = byName.get(remote);
    return connection == null ? null : connection.address();
  }

  /** The connection belongs to somebody who has shown his password: it may stay. */
  public void trust(InetSocketAddress name) {
    TcpConnection connection = byName.get(name);
    if (connection != null) {
      connection.prove();
    }
  }

  /** Ends a connection; nothing happens for a UDP address. */
  public void close(InetSocketAddress name) {
    TcpConnection connection = byName.get(name);
    if (connection != null) {
      connection.close();
    }
  }

  private void check() {
    long now = loop.nowNanos();
    new ArrayList<>(byName.values()).forEach(connection -> connection.check(now));
  }
}
