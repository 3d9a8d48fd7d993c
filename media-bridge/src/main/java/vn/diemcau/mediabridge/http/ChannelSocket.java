package vn.diemcau.mediabridge.http;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.ChannelAnswer;
import vn.diemcau.mediabridge.ChannelOutbox;
import vn.diemcau.mediabridge.MediaBridge;

/**
 * One client's WebSocket: the password in its address says whose bridge channel it is. Public since
 * Jetty finds its methods from outside.
 */
public final class ChannelSocket implements Session.Listener.AutoDemanding, ChannelOutbox.Socket {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelSocket.class);
  private static final int WRITE_SECONDS = 20;

  private final MediaBridge bridge;
  private final String conferenceId;
  private final String endpointId;
  private final String password;
  private final ChannelOutbox outbox = new ChannelOutbox(this);
  private Session session;
  private BridgeChannel channel;

  ChannelSocket(MediaBridge bridge, String conferenceId, String endpointId, String password) {
    this.bridge = bridge;
    this.conferenceId = conferenceId;
    this.endpointId = endpointId;
    this.password = password;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    if (bridge.openChannel(conferenceId, endpointId, password, outbox)
        instanceof ChannelAnswer.Opened answer) {
      channel = answer.channel();
      outbox.start();
    } else {
      opened.close(StatusCode.POLICY_VIOLATION, "", Callback.NOOP);
    }
  }

  @Override
  public void onWebSocketText(String message) {
    if (channel != null) {
      channel.receive(message);
    }
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // a client that is gone; the close that follows says all that matters
    LOG.debug("A bridge channel broke: {}", cause.toString());
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    if (channel != null) {
      channel.close();
    }
    outbox.stop();
    callback.succeed();
  }

  @Override
  public void send(String json) throws IOException {
    try {
      Callback.Completable.with(written -> session.sendText(json, written))
          .orTimeout(WRITE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new IOException("a client does not read", e.getCause());
    }
  }

  @Override
  public void close() {
    session.close(StatusCode.SERVER_ERROR, "", Callback.NOOP);
  }
}
