package vn.diemcau.surviving;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;

/** A device that joins a room over a socket with little room, and reads what it wants. */
final class SlowClient implements AutoCloseable {

  private static final int LITTLE = 4_096;

  private final Socket socket = new Socket();

  SlowClient(TestSession session, URI server, MeetingId meeting, String site, String device) {
    try {
      socket.setReceiveBufferSize(LITTLE);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      String request =
          "GET /ws/room/%s HTTP/1.1\r\nHost: %s:%d\r\nOrigin: %s\r\nCookie: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
              .formatted(
                  meeting,
                  server.getHost(),
                  server.getPort(),
                  session.origin(),
                  session.cookieHeader());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      readHeaders(socket.getInputStream());
      send(
          Map.of(
              "kind",
              "join",
              "device",
              device,
              "deviceName",
              "slow",
              "view",
              "site",
              "media",
              true,
              "siteId",
              site));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readHeaders(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no WebSocket: " + head);
      }
      head.append((char) next);
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException(head.toString());
    }
  }

  /** Masked with zeros, which changes nothing. */
  private void send(Map<String, ?> frame) throws IOException {
    byte[] text = new JsonMapper().writeValueAsBytes(frame);
    ByteBuffer out = ByteBuffer.allocate(8 + text.length);
    out.put((byte) 0x81).put((byte) (0x80 | 126)).putShort((short) text.length).putInt(0).put(text);
    socket.getOutputStream().write(out.array());
  }

  void readALittle() {
    try {
      socket.setSoTimeout(10);
      socket.getInputStream().readNBytes(512);
    } catch (IOException nothingCameOrReset) {
      // the test asks the server whether it is still there
    }
  }

  /** Reads what still lies between the two; true when the server has closed behind it. */
  boolean isClosed() {
    try {
      socket.setSoTimeout(30_000);
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
