package vn.diemcau.mediabridge.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.ice4j.StunException;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.AttributeFactory;
import org.ice4j.attribute.MessageIntegrityAttribute;
import org.ice4j.message.Message;
import org.ice4j.message.MessageFactory;
import org.ice4j.message.Request;

/**
 * STUN messages as bytes (RFC 5389): ice4j decodes and encodes them, integrity and fingerprint are
 * put and checked here, since ice4j ties them to a stack with sockets of its own.
 */
public final class StunCodec {

  private static final int HEADER = 20;
  private static final int COOKIE = 0x2112A442;
  private static final int FINGERPRINT_XOR = 0x5354554e;
  private static final int INTEGRITY_LENGTH = 20;
  static final char ROLE_CONFLICT = 487;

  private StunCodec() {}

  /** Whether these bytes have the shape of a STUN message: type, length and magic cookie. */
  public static boolean looksLikeStun(byte[] buffer, int length) {
    return length >= HEADER
        && (buffer[0] & 0xC0) == 0
        && int32(buffer, 4) == COOKIE
        && int16(buffer, 2) == length - HEADER
        && (length & 3) == 0;
  }

  /** Whether bytes that look like STUN are a binding request. */
  public static boolean isBindingRequest(byte[] buffer) {
    return int16(buffer, 0) == Message.BINDING_REQUEST;
  }

  /** The USERNAME attribute, or null; costs a walk over the attributes and nothing more. */
  public static String username(byte[] buffer, int length) {
    int at = find(buffer, length, Attribute.USERNAME);
    return at < 0
        ? null
        : new String(buffer, at + 4, int16(buffer, at + 2), StandardCharsets.UTF_8);
  }

  /** Decodes and checks the FINGERPRINT, which ICE demands; null for a malformed message. */
  public static Message decode(byte[] buffer, int length) {
    try {
      Message message = Message.decode(Arrays.copyOf(buffer, length), 0, length);
      return message.containsAttribute(Attribute.FINGERPRINT) ? message : null;
    } catch (StunException | RuntimeException e) {
      // ice4j reads past short attributes with index errors of its own; both mean "malformed".
      return null;
    }
  }

  /** Whether MESSAGE-INTEGRITY is there and made with this short-term password. */
  public static boolean hasIntegrity(byte[] buffer, int length, byte[] key) {
    int at = find(buffer, length, Attribute.MESSAGE_INTEGRITY);
    if (at < 0 || int16(buffer, at + 2) != INTEGRITY_LENGTH) {
      return false;
    }
    byte[] covered = Arrays.copyOf(buffer, at);
    putInt16(covered, 2, at + 4 + INTEGRITY_LENGTH - HEADER);
    byte[] expected = MessageIntegrityAttribute.calculateHmacSha1(covered, 0, at, key);
    byte[] found = Arrays.copyOfRange(buffer, at + 4, at + 4 + INTEGRITY_LENGTH);
    return MessageDigest.isEqual(expected, found);
  }

  /** A success response with the address that the request came from. */
  public static byte[] success(Request request, InetSocketAddress from, byte[] key) {
    Message answer =
        MessageFactory.createBindingResponse(request, new TransportAddress(from, Transport.UDP));
    return sealed(answer, request.getTransactionID(), key);
  }

  /** An error response, for instance 487 (role conflict). */
  public static byte[] error(Request request, char code, byte[] key) {
    return sealed(MessageFactory.createBindingErrorResponse(code), request.getTransactionID(), key);
  }

  /** A connectivity check of a controlling agent. */
  public static byte[] check(
      String username, long priority, boolean nominate, long tieBreaker, byte[] id, byte[] key) {
    Request request = MessageFactory.createBindingRequest();
    request.putAttribute(AttributeFactory.createUsernameAttribute(username));
    request.putAttribute(AttributeFactory.createPriorityAttribute(priority));
    request.putAttribute(AttributeFactory.createIceControllingAttribute(tieBreaker));
    if (nominate) {
      request.putAttribute(AttributeFactory.createUseCandidateAttribute());
    }
    return sealed(request, id, key);
  }

  static byte[] sealed(Message message, byte[] transactionId, byte[] key) {
    try {
      message.setTransactionID(transactionId);
    } catch (StunException e) {
      throw new IllegalStateException(e);
    }
    byte[] plain = message.encode(null);
    int at = plain.length;
    byte[] out = Arrays.copyOf(plain, at + 4 + INTEGRITY_LENGTH + 8);
    putInt16(out, 2, at + 4 + INTEGRITY_LENGTH - HEADER);
    putInt16(out, at, Attribute.MESSAGE_INTEGRITY);
    putInt16(out, at + 2, INTEGRITY_LENGTH);
    byte[] mac = MessageIntegrityAttribute.calculateHmacSha1(out, 0, at, key);
    System.arraycopy(mac, 0, out, at + 4, INTEGRITY_LENGTH);
    int end = at + 4 + INTEGRITY_LENGTH;
    putInt16(out, 2, out.length - HEADER);
    putInt16(out, end, Attribute.FINGERPRINT);
    putInt16(out, end + 2, 4);
    CRC32 crc = new CRC32();
    crc.update(out, 0, end);
    int value = (int) crc.getValue() ^ FINGERPRINT_XOR;
    putInt16(out, end + 4, value >>> 16);
    putInt16(out, end + 6, value);
    return out;
  }

  /** Index of the attribute's header, or -1; never reads beyond the message. */
  private static int find(byte[] buffer, int length, int type) {
    int at = HEADER;
    while (at + 4 <= length) {
      int size = int16(buffer, at + 2);
      if (at + 4 + size > length) {
        return -1;
      }
      if (int16(buffer, at) == type) {
        return at;
      }
      at += 4 + ((size + 3) & ~3);
    }
    return -1;
  }

  private static int int16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
  }

  private static int int32(byte[] b, int at) {
    return int16(b, at) << 16 | int16(b, at + 2);
  }

  private static void putInt16(byte[] b, int at, int value) {
    b[at] = (byte) (value >>> 8);
    b[at + 1] = (byte) value;
  }
}
