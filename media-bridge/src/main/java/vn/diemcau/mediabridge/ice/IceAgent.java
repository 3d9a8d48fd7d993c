package vn.diemcau.mediabridge.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.ice4j.attribute.Attribute;
import org.ice4j.message.Request;

/**
 * The lite, controlled side of ICE for one peer: answers its checks and follows it to the address
 * that it nominates. Sans-IO: bytes and time are arguments, the answer is a value.
 */
public final class IceAgent {

  /** Without an authenticated check for so long the peer is taken to be gone (RFC 7675). */
  public static final long CONSENT_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** What came of a request: the answer to send back, or nothing, and whether it was genuine. */
  public record Answer(byte[] bytes, boolean authenticated, boolean selectionChanged) {
    static final Answer NONE = new Answer(null, false, false);
  }

  private final IceCredentials local;
  private final byte[] localKey;
  private IceCredentials remote;
  private InetSocketAddress selected;
  private long consentAt;

  public IceAgent(IceCredentials local) {
    this.local = local;
    this.localKey = local.password().getBytes(StandardCharsets.UTF_8);
  }

  public IceCredentials local() {
    return local;
  }

  /** Sets the other side's credentials; from then on a check has to name its ufrag. */
  public void remote(IceCredentials credentials) {
    this.remote = credentials;
  }

  /** Where packets go, or null while no check has come. */
  public InetSocketAddress selected() {
    return selected;
  }

  /** Whether an authenticated check came within the last 30 seconds. */
  public boolean hasConsent(long nowNanos) {
    return selected != null && nowNanos - consentAt < CONSENT_NANOS;
  }

  /** As below, for a request whose sender is named by its address. */
  public Answer onRequest(byte[] buffer, int length, InetSocketAddress from, long nowNanos) {
    return onRequest(buffer, length, from, from, nowNanos);
  }

  /**
   * Handles a binding request. Anything that is not made with our password is dropped without an
   * answer and changes nothing.
   *
   * @param from where answers and packets go: an address, or what stands for a connection
   * @param seen the address on the network, which the answer tells (XOR-MAPPED-ADDRESS)
   */
  public Answer onRequest(
      byte[] buffer, int length, InetSocketAddress from, InetSocketAddress seen, long nowNanos) {
    if (!StunCodec.isBindingRequest(buffer)
        || !isForUs(StunCodec.username(buffer, length))
        || !StunCodec.hasIntegrity(buffer, length, localKey)) {
      return Answer.NONE;
    }
    if (!(StunCodec.decode(buffer, length) instanceof Request request)) {
      return Answer.NONE;
    }
    if (request.containsAttribute(Attribute.ICE_CONTROLLED)) {
      // We are lite and never control; 487 makes the peer take the controlling role (7.3.1.1).
      return new Answer(StunCodec.error(request, StunCodec.ROLE_CONFLICT, localKey), true, false);
    }
    consentAt = nowNanos;
    boolean nominated = request.containsAttribute(Attribute.USE_CANDIDATE);
    boolean changed = (nominated || selected == null) && !from.equals(selected);
    if (changed) {
      selected = from;
    }
    return new Answer(StunCodec.success(request, seen, localKey), true, changed);
  }

  private boolean isForUs(String username) {
    if (username == null || !username.startsWith(local.ufrag() + ":")) {
      return false;
    }
    return remote == null || username.substring(local.ufrag().length() + 1).equals(remote.ufrag());
  }
}
