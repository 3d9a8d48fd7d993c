package vn.diemcau.mediabridge.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ice4j.message.Message;
import org.ice4j.message.Request;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.ice.StunCodec;

/**
 * The controlling side of ICE towards one bridge address: checks, nominates, keeps consent alive.
 */
public final class SiteIce {

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long CONSENT_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final long PRIORITY = (110L << 24) + (65_535L << 8) + 255;

  private final String username;
  private final byte[] key;
  private final byte[] localKey;
  private final InetSocketAddress bridge;
  private final long tieBreaker;
  private final Random random;
  private final byte[] id = new byte[12];
  private long nextAt;
  private boolean connected;

  public SiteIce(
      IceCredentials local, IceCredentials remote, InetSocketAddress bridge, Random random) {
    this.username = remote.ufrag() + ":" + local.ufrag();
    this.key = remote.password().getBytes(UTF_8);
    this.localKey = local.password().getBytes(UTF_8);
    this.bridge = bridge;
    this.random = random;
    this.tieBreaker = random.nextLong();
  }

  public InetSocketAddress bridge() {
    return bridge;
  }

  /** The check that is due now, or null. */
  public byte[] due(long nowNanos) {
    if (nextAt != 0 && nowNanos < nextAt) {
      return null;
    }
    nextAt = nowNanos + (connected ? CONSENT_NANOS : RETRY_NANOS);
    random.nextBytes(id);
    return StunCodec.check(username, PRIORITY, true, tieBreaker, id, key);
  }

  /**
   * A STUN packet came: a check of the bridge, which sends some when it is no lite agent, gets its
   * answer.
   *
   * @param reply sends it to where the packet came from
   * @return true when the packet has just proven the path
   */
  public boolean onStun(byte[] buffer, int length, InetSocketAddress from, Consumer<byte[]> reply) {
    if (StunCodec.isBindingRequest(buffer)) {
      if (StunCodec.hasIntegrity(buffer, length, localKey)
          && StunCodec.decode(buffer, length) instanceof Request request) {
        reply.accept(StunCodec.success(request, from, localKey));
      }
      return false;
    }
    boolean was = connected;
    connected |= isAnswer(buffer, length);
    return connected && !was;
  }

  /** To our last check, made with the bridge's password. */
  private boolean isAnswer(byte[] buffer, int length) {
    Message message = StunCodec.decode(buffer, length);
    return message != null
        && message.getMessageType() == Message.BINDING_SUCCESS_RESPONSE
        && Arrays.equals(message.getTransactionID(), id)
        && StunCodec.hasIntegrity(buffer, length, key);
  }
}
