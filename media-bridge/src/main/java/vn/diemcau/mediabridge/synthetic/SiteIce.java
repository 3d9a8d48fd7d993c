package vn.diemcau.mediabridge.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

  public boolean isConnected() {
    return connected;
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

  /** Whether the response answers our last check and was made with the bridge's password. */
  public boolean onResponse(byte[] buffer, int length) {
    Message message = StunCodec.decode(buffer, length);
    boolean ours =
        message != null
            && message.getMessageType() == Message.BINDING_SUCCESS_RESPONSE
            && Arrays.equals(message.getTransactionID(), id)
            && StunCodec.hasIntegrity(buffer, length, key);
    connected |= ours;
    return ours;
  }

  /** The answer to a check of the bridge, which sends some when it is no lite agent; or null. */
  public byte[] answer(byte[] buffer, int length, InetSocketAddress from) {
    return StunCodec.hasIntegrity(buffer, length, localKey)
            && StunCodec.decode(buffer, length) instanceof Request request
        ? StunCodec.success(request, from, localKey)
        : null;
  }
}
