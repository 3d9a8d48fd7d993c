package vn.diemcau.mediabridge.srtp;

import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.dtls.SrtpProfile;
import vn.diemcau.mediabridge.receive.SsrcTable;
import vn.diemcau.mediabridge.rtp.Bytes;

/**
 * Opens and seals one peer's packets in place. Belongs to one loop. A packet that fails is a
 * negative length, never an exception.
 */
public final class SrtpSession implements AutoCloseable {

  /** What {@link #open} and {@link #seal} return for a packet that is to be dropped. */
  public static final int DROP = -1;

  /** Bytes that sealing appends at most: the tag and SRTCP's index. */
  public static final int MAX_OVERHEAD = 20;

  /** Bytes that sealing by address appends. */
  public static final int TAG = LibCrypto.TAG;

  private static final Logger LOG = new LoggerImpl("srtp");
  private static final int MAX_SOURCES = 64;
  private static final int RTP_HEADER = 12;
  private static final int RTCP_HEADER = 8;

  private final SrtpContextFactory sending;
  private final SrtpContextFactory receiving;
  private final SsrcTable<SrtpCryptoContext> openRtp = new SsrcTable<>();
  private final SsrcTable<SrtcpCryptoContext> openRtcp = new SsrcTable<>();
  private final SsrcTable<SrtpCryptoContext> sealRtp = new SsrcTable<>();
  private final SsrcTable<SrtcpCryptoContext> sealRtcp = new SsrcTable<>();
  private final PacketBuffer view = new PacketBuffer();
  private final GcmSealer sealer;

  public SrtpSession(SrtpKeys keys) {
    this(keys, LibCrypto.isAvailable());
  }

  /**
   * @param direct RTP under GCM can be sealed in native memory, by OpenSSL itself; all else is left
   *     to jitsi-srtp
   */
  SrtpSession(SrtpKeys keys, boolean direct) {
    boolean gcm = keys.profile() == SrtpProfile.AEAD_AES_128_GCM;
    sealer = direct && gcm ? GcmSealer.ofMaster(keys.localKey(), keys.localSalt()) : null;
    sending =
        new SrtpContextFactory(
            true,
            keys.localKey(),
            keys.localSalt(),
            policy(keys.profile()),
            policy(keys.profile()),
            LOG);
    receiving =
        new SrtpContextFactory(
            false,
            keys.remoteKey(),
            keys.remoteSalt(),
            policy(keys.profile()),
            policy(keys.profile()),
            LOG);
  }

  /** What jitsi-srtp has to know of a profile. */
  static SrtpPolicy policy(SrtpProfile profile) {
    SrtpPolicy policy =
        profile == SrtpProfile.AEAD_AES_128_GCM
            ? new SrtpPolicy(
                SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12)
            : new SrtpPolicy(
                SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
    // Retransmissions by RTX have numbers of their own; a repeated number is never sent by us.
    policy.setSendReplayEnabled(false);
    return policy;
  }

  /** Whether the bytes are RTCP rather than RTP (RFC 5761, section 4). */
  public static boolean isRtcp(byte[] buffer, int offset, int length) {
    int type = length < 2 ? 0 : buffer[offset + 1] & 0xFF;
    return type >= 192 && type <= 223;
  }

  /**
   * Authenticates and decrypts in place.
   *
   * @return the plain packet's length, or {@link #DROP}
   */
  public int open(byte[] buffer, int offset, int length) {
    try {
      return isRtcp(buffer, offset, length)
          ? openControl(buffer, offset, length)
          : openMedia(buffer, offset, length);
    } catch (GeneralSecurityException | RuntimeException e) {
      return DROP;
    }
  }

  /**
   * Whether RTP can be sealed in native memory, the way of what goes to hundreds. A session's RTP
   * is then sealed by that alone: each way counts the wraps of a stream for itself.
   */
  public boolean sealsByAddress() {
    return sealer != null;
  }

  /**
   * Encrypts an RTP packet in native memory; only where {@link #sealsByAddress}.
   *
   * @param plain the same packet, for its header to be read
   * @param address where it lies, with {@link #TAG} bytes of room behind it
   * @return the sealed packet's length, or {@link #DROP}
   */
  public int seal(byte[] plain, int offset, int length, long address) {
    return sealer.seal(plain, offset, length, address);
  }

  /**
   * Encrypts in place; needs {@link #MAX_OVERHEAD} bytes of room behind the packet.
   *
   * @return the sealed packet's length, or {@link #DROP}
   */
  public int seal(byte[] buffer, int offset, int length) {
    boolean control = isRtcp(buffer, offset, length);
    try {
      SrtpErrorStatus status =
          control
              ? sealingControl(Bytes.i32(buffer, offset + 4))
                  .transformPacket(view.over(buffer, offset, length))
              : sealing(Bytes.i32(buffer, offset + 8))
                  .transformPacket(view.over(buffer, offset, length));
      return status == SrtpErrorStatus.OK ? view.getLength() : DROP;
    } catch (GeneralSecurityException e) {
      return DROP;
    }
  }

  private int openMedia(byte[] buffer, int offset, int length) throws GeneralSecurityException {
    if (length < RTP_HEADER) {
      return DROP;
    }
    int ssrc = Bytes.i32(buffer, offset + 8);
    SrtpCryptoContext context = openRtp.get(ssrc);
    boolean isNew = context == null;
    if (isNew) {
      if (openRtp.size() >= MAX_SOURCES) {
        return DROP;
      }
      context = receiving.deriveContext(ssrc, 0);
    }
    SrtpErrorStatus status =
        context.reverseTransformPacket(view.over(buffer, offset, length), false);
    if (status != SrtpErrorStatus.OK) {
      return DROP;
    }
    if (isNew) {
      // Kept only once a packet was genuine, so that forged SSRCs fill nothing.
      openRtp.put(ssrc, context);
    }
    return view.getLength();
  }

  private int openControl(byte[] buffer, int offset, int length) throws GeneralSecurityException {
    if (length < RTCP_HEADER) {
      return DROP;
    }
    int ssrc = Bytes.i32(buffer, offset + 4);
    SrtcpCryptoContext context = openRtcp.get(ssrc);
    boolean isNew = context == null;
    if (isNew) {
      if (openRtcp.size() >= MAX_SOURCES) {
        return DROP;
      }
      context = receiving.deriveControlContext(ssrc);
    }
    if (context.reverseTransformPacket(view.over(buffer, offset, length)) != SrtpErrorStatus.OK) {
      return DROP;
    }
    if (isNew) {
      openRtcp.put(ssrc, context);
    }
    return view.getLength();
  }

  private SrtpCryptoContext sealing(int ssrc) throws GeneralSecurityException {
    SrtpCryptoContext context = sealRtp.get(ssrc);
    if (context == null) {
      context = sending.deriveContext(ssrc, 0);
      sealRtp.put(ssrc, context);
    }
    return context;
  }

  private SrtcpCryptoContext sealingControl(int ssrc) throws GeneralSecurityException {
    SrtcpCryptoContext context = sealRtcp.get(ssrc);
    if (context == null) {
      context = sending.deriveControlContext(ssrc);
      sealRtcp.put(ssrc, context);
    }
    return context;
  }

  @Override
  public void close() {
    sending.close();
    receiving.close();
    if (sealer != null) {
      sealer.close();
    }
  }
}
