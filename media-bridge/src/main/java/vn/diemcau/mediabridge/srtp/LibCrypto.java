package vn.diemcau.mediabridge.srtp;

import static java.lang.foreign.FunctionDescriptor.of;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenSSL's AES-128-GCM called without a bridge of C in between: half of what sealing a voice's
 * packet cost was the way into the library (docs/adr/0027). Addresses are numbers here: objects for
 * them were sometimes allocated, some 400 bytes a packet, as the compiler liked it.
 */
@SuppressWarnings("restricted") // the calls leave Java: that is what it is for
final class LibCrypto {

  /** Bytes of a GCM tag, and of the nonce. */
  static final int TAG = 16;

  static final int NONCE = 12;

  /** Bytes of {@link #seal}'s scratch: the nonce, and an int that OpenSSL writes. */
  static final int SCRATCH = NONCE + Integer.BYTES;

  private static final Logger LOG = LoggerFactory.getLogger(LibCrypto.class);
  private static final List<String> NAMES =
      List.of("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so");
  private static final int GET_TAG = 0x10;
  private static final long NULL = 0;
  private static final SymbolLookup LIBRARY = library();

  // constants, so that the calls are compiled into the caller
  private static final MethodHandle NEW = handle("EVP_CIPHER_CTX_new", of(JAVA_LONG));
  private static final MethodHandle FREE =
      handle("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final MethodHandle AES_128_GCM = handle("EVP_aes_128_gcm", of(JAVA_LONG));
  private static final MethodHandle INIT =
      handle(
          "EVP_EncryptInit_ex",
          of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle UPDATE =
      handle(
          "EVP_EncryptUpdate", of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
  private static final MethodHandle FINAL =
      handle("EVP_EncryptFinal_ex", of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle CONTROL =
      handle("EVP_CIPHER_CTX_ctrl", of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));

  private LibCrypto() {}

  /** Whether this machine has a library that can be called, with addresses of 64 bits. */
  static boolean isAvailable() {
    return LIBRARY != null;
  }

  private static SymbolLookup library() {
    if (ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
      return null;
    }
    for (String name : NAMES) {
      try {
        return SymbolLookup.libraryLookup(name, Arena.global());
      } catch (IllegalArgumentException | IllegalCallerException e) {
        LOG.debug("{} cannot be used: {}", name, e.toString());
      }
    }
    LOG.info(
        "No OpenSSL on this machine: packets are sealed by jitsi-srtp alone, which costs more");
    return null;
  }

  /** All of them are short and never call back. */
  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    return LIBRARY == null
        ? null
        : Linker.nativeLinker()
            .downcallHandle(LIBRARY.findOrThrow(name), descriptor, Linker.Option.critical(false));
  }

  /** The address of a context with a key of 16 bytes, to be freed once. */
  static long context(byte[] key) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(key.length);
      bytes.copyFrom(MemorySegment.ofArray(key));
      long context = (long) NEW.invokeExact();
      long cipher = (long) AES_128_GCM.invokeExact();
      check((int) INIT.invokeExact(context, cipher, NULL, bytes.address(), NULL));
      bytes.fill((byte) 0);
      return context;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void free(long context) {
    try {
      FREE.invokeExact(context);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /**
   * Encrypts in place and appends the tag.
   *
   * @param scratch {@value #SCRATCH} bytes, of which the first {@value #NONCE} are the nonce
   * @param packet where it lies, in native memory with room for the tag behind it
   * @param clear how many of the bytes are authenticated only; the rest is encrypted too
   */
  static void seal(long context, long scratch, long packet, int clear, int length) {
    long written = scratch + NONCE;
    long secret = packet + clear;
    long tag = packet + length;
    try {
      int well = (int) INIT.invokeExact(context, NULL, NULL, NULL, scratch);
      well &= (int) UPDATE.invokeExact(context, NULL, written, packet, clear);
      well &= (int) UPDATE.invokeExact(context, secret, written, secret, length - clear);
      well &= (int) FINAL.invokeExact(context, tag, written);
      check(well & (int) CONTROL.invokeExact(context, GET_TAG, TAG, tag));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static void check(int result) {
    if (result != 1) {
      throw new IllegalStateException("OpenSSL refused an AES-GCM operation");
    }
  }

  private static IllegalStateException failed(Throwable e) {
    return e instanceof IllegalStateException known ? known : new IllegalStateException(e);
  }
}
