package vn.diemcau.mediabridge.srtp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.diemcau.mediabridge.receive.SsrcTable;
import vn.diemcau.mediabridge.rtp.Bytes;

/**
 * Seals the RTP packets that go to one peer with AEAD_AES_128_GCM (RFC 7714), all SSRCs with the
 * one session key. Belongs to one loop.
 */
final class GcmSealer implements AutoCloseable {

  private static final ValueLayout.OfShort BIG_16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt BIG_32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int LABEL_KEY = 0;
  private static final int LABEL_SALT = 2;
  private static final int KEY = 16;
  private static final int HEADER = 12;
  private static final int EXTENDED = 0x10;

  private final byte[] salt;
  private final MemorySegment scratch = Arena.ofAuto().allocate(LibCrypto.SCRATCH, 8);
  private final SsrcTable<Rollover> rollovers = new SsrcTable<>();
  private long context;

  /**
   * @param key of the session, 16 bytes
   * @param salt of the session, 12 bytes
   */
  GcmSealer(byte[] key, byte[] salt) {
    this.salt = salt.clone();
    context = LibCrypto.context(key);
  }

  /** With the session's key and salt that belong to these. */
  static GcmSealer ofMaster(byte[] masterKey, byte[] masterSalt) {
    byte[] salt = derive(masterKey, masterSalt, LABEL_SALT, LibCrypto.NONCE);
    byte[] key = derive(masterKey, masterSalt, LABEL_KEY, KEY);
    try {
      return new GcmSealer(key, salt);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** RFC 3711, section 4.3: the session's keys, by AES in counter mode over the master salt. */
  static byte[] derive(byte[] masterKey, byte[] masterSalt, int label, int length) {
    byte[] counter = Arrays.copyOf(masterSalt, 16);
    counter[7] ^= (byte) label;
    try {
      Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
      aes.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(counter));
      return aes.doFinal(new byte[length]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Encrypts in native memory and puts the tag of 16 bytes behind.
   *
   * @param buffer the same packet, for its header to be read
   * @param address where it lies
   * @return the sealed packet's length, or {@link SrtpSession#DROP}
   */
  int seal(byte[] buffer, int offset, int length, long address) {
    int clear = headerLength(buffer, offset, length);
    if (context == 0 || clear < 0) {
      return SrtpSession.DROP;
    }
    int ssrc = Bytes.i32(buffer, offset + 8);
    Rollover rollover = rollovers.get(ssrc);
    if (rollover == null) {
      rollover = new Rollover();
      rollovers.put(ssrc, rollover);
    }
    int sequence = Bytes.u16(buffer, offset + 2);
    int roc = rollover.of(sequence);
    if (roc < 0) {
      return SrtpSession.DROP;
    }
    nonce(ssrc, roc, sequence);
    LibCrypto.seal(context, scratch.address(), address, clear, length);
    return length + LibCrypto.TAG;
  }

  /** RFC 7714, section 8.1. */
  private void nonce(int ssrc, int roc, int sequence) {
    scratch.set(BIG_16, 0, (short) Bytes.u16(salt, 0));
    scratch.set(BIG_32, 2, ssrc ^ Bytes.i32(salt, 2));
    scratch.set(BIG_32, 6, roc ^ Bytes.i32(salt, 6));
    scratch.set(BIG_16, 10, (short) (sequence ^ Bytes.u16(salt, 10)));
  }

  /** Fixed header, contributing sources and extension: what stays readable; negative if cut. */
  private static int headerLength(byte[] buffer, int offset, int length) {
    if (length < HEADER) {
      return -1;
    }
    int header = HEADER + 4 * (buffer[offset] & 0x0F);
    if ((buffer[offset] & EXTENDED) != 0) {
      if (length < header + 4) {
        return -1;
      }
      header += 4 + 4 * Bytes.u16(buffer, offset + header + 2);
    }
    return header <= length ? header : -1;
  }

  @Override
  public void close() {
    if (context != 0) {
      LibCrypto.free(context);
      context = 0;
    }
  }

  /** How often the sequence numbers of one SSRC have wrapped (RFC 3711, section 3.3.1). */
  private static final class Rollover {
    private boolean started;
    private int roc;
    private int highest;

    /** The count that belongs to this number; negative for one before the first of all. */
    int of(int sequence) {
      int guess = started ? roc + wraps(sequence) : 0;
      if (!started || guess > roc || guess == roc && sequence > highest) {
        started = true;
        roc = guess;
        highest = sequence;
      }
      return guess;
    }

    private int wraps(int sequence) {
      if (highest < 0x8000) {
        return sequence - highest > 0x8000 ? -1 : 0;
      }
      return highest - 0x8000 > sequence ? 1 : 0;
    }
  }
}
