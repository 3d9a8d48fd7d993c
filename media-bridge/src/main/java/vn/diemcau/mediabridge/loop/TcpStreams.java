package vn.diemcau.mediabridge.loop;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** The TCP connections of one loop's clients, by name. On its loop only. */
final class TcpStreams {

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

  boolean send(byte[] buffer, int offset, int length, InetSocketAddress to) {
    TcpConnection connection = byName.get(to);
    return connection != null && connection.send(buffer, offset, length);
  }

  InetSocketAddress addressOf(InetSocketAddress name) {
    TcpConnection connection = byName.get(name);
    return connection == null ? null : connection.address();
  }

  void trust(InetSocketAddress name) {
    TcpConnection connection = byName.get(name);
    if (connection != null) {
      connection.prove();
    }
  }

  void close(InetSocketAddress name) {
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
