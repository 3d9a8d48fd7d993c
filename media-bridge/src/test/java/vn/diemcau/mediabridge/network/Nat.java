package vn.diemcau.mediabridge.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A router before one site on loopback: the bridge sees its outer address, which may change. */
final class Nat implements AutoCloseable {

  private final InetSocketAddress bridge;
  private final DatagramSocket inner;
  private volatile DatagramSocket outer;
  private volatile SocketAddress site;

  Nat(InetSocketAddress bridge) {
    this.bridge = bridge;
    try {
      inner = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Thread.ofVirtual().start(this::outwards);
      rebind();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the site sends. */
  InetSocketAddress address() {
    return (InetSocketAddress) inner.getLocalSocketAddress();
  }

  /** As after a restart of the router: another outer port, and nothing comes in by the old one. */
  void rebind() throws IOException {
    DatagramSocket before = outer;
    DatagramSocket fresh = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    outer = fresh;
    Thread.ofVirtual().start(() -> inwards(fresh));
    if (before != null) {
      before.close();
    }
  }

  private void outwards() {
    byte[] buffer = new byte[2048];
    while (!inner.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        inner.receive(packet);
        site = packet.getSocketAddress();
        outer.send(new DatagramPacket(buffer, packet.getLength(), bridge));
      } catch (IOException e) {
        // the outer socket was just replaced, or the end has come: the loop's condition tells
      }
    }
  }

  private void inwards(DatagramSocket from) {
    byte[] buffer = new byte[2048];
    while (!from.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        from.receive(packet);
        inner.send(new DatagramPacket(buffer, packet.getLength(), site));
      } catch (IOException e) {
        // closed: the loop's condition tells
      }
    }
  }

  @Override
  public void close() {
    inner.close();
    outer.close();
  }
}
