package vn.diemcau.mediabridge.dtls;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;

/**
 * One peer's DTLS association: datagrams come in by {@link #offer}, a virtual thread works on them.
 */
public final class DtlsSession {

  private static final int QUEUED_DATAGRAMS = 64;
  private static final int RECEIVE_LIMIT = 2048;
  private static final int SEND_LIMIT = 1200;
  private static final int IDLE_WAIT_MILLIS = 60_000;
  private static final byte[] END = new byte[0];

  /** Runs one handshake over a transport and gives the established association. */
  interface Handshake {
    DTLSTransport run(DatagramTransport transport) throws IOException;
  }

  private final BlockingQueue<byte[]> incoming = new ArrayBlockingQueue<>(QUEUED_DATAGRAMS);
  private final DtlsListener listener;
  private volatile boolean ended;
  private volatile boolean closedByUs;

  DtlsSession(DtlsListener listener) {
    this.listener = listener;
  }

  /** Hands in one received datagram; false when too many wait, as if it had been lost. */
  public boolean offer(byte[] datagram) {
    return !ended && incoming.offer(datagram);
  }

  /** Ends the association, at whatever point it is. */
  public void close() {
    closedByUs = true;
    ended = true;
    incoming.clear();
    incoming.offer(END);
  }

  void run(Handshake handshake) {
    String reason = "closed";
    DTLSTransport established = null;
    try {
      established = handshake.run(new Queued());
      byte[] buffer = new byte[RECEIVE_LIMIT];
      // Reading on answers a repeated last flight and sees the peer's close_notify.
      while (!ended) {
        established.receive(buffer, 0, buffer.length, IDLE_WAIT_MILLIS);
      }
    } catch (IOException | RuntimeException e) {
      reason = e.toString();
    } finally {
      ended = true;
      closeQuietly(established);
      if (!closedByUs) {
        listener.closed(reason);
      }
    }
  }

  private static void closeQuietly(DTLSTransport transport) {
    if (transport != null) {
      try {
        transport.close();
      } catch (IOException e) {
        // The peer is gone; there is nobody left to tell.
      }
    }
  }

  private final class Queued implements DatagramTransport {
    @Override
    public int getReceiveLimit() {
      return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
      return SEND_LIMIT;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
      try {
        byte[] datagram = incoming.poll(Math.max(waitMillis, 1), TimeUnit.MILLISECONDS);
        if (ended || datagram == END) {
          throw new IOException("closed");
        }
        if (datagram == null) {
          return -1;
        }
        int copied = Math.min(length, datagram.length);
        System.arraycopy(datagram, 0, buffer, offset, copied);
        return copied;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
      byte[] datagram = new byte[length];
      System.arraycopy(buffer, offset, datagram, 0, length);
      listener.send(datagram);
    }

    @Override
    public void close() {
      ended = true;
    }
  }
}
