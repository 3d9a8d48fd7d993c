package vn.diemcau.mediabridge.srtp;

import static java.lang.foreign.FunctionDescriptor.of;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenSSL's AES-128-GCM called without a bridge of C in between, on arrays of the heap: half of
 * what sealing a voice's packet cost was the way into the library (docs/adr/0027).
 */
@SuppressWarnings("restricted") // the calls leave Java: that is what it is for
final class LibCrypto {

  /** Bytes of a GCM tag, and of the nonce. */
  static final int TAG = 16;

  static final int NONCE = 12;

  private static final Logger LOG = LoggerFactory.getLogger(LibCrypto.class);
  private static final List<String> NAMES =
      List.of("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so");
  private static final int GET_TAG = 0x10;
  private static final MemorySegment NULL = MemorySegment.NULL;
  private static final SymbolLookup LIBRARY = library();

  // constants, so that the calls are compiled into the caller
  private static final MethodHandle NEW = handle("EVP_CIPHER_CTX_new", of(ADDRESS), false);
  private static final MethodHandle FREE =
      handle("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(ADDRESS), false);
  private static final MethodHandle AES_128_GCM = handle("EVP_aes_128_gcm", of(ADDRESS), false);
  private static final MethodHandle INIT =
      handle("EVP_EncryptInit_ex", of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS), true);
  private static final MethodHandle UPDATE =
      handle("EVP_EncryptUpdate", of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT), true);
  private static final MethodHandle FINAL =
      handle("EVP_EncryptFinal_ex", of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS), true);
  private static final MethodHandle CONTROL =
      handle("EVP_CIPHER_CTX_ctrl", of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS), true);

  private LibCrypto() {}

  /** Whether this machine has a library that can be called. */
  static boolean isAvailable() {
    return LIBRARY != null;
  }

  private static SymbolLookup library() {
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

  /**
   * @param critical the call is short and takes arrays of the heap
   */
  private static MethodHandle handle(String name, FunctionDescriptor descriptor, boolean critical) {
    if (LIBRARY == null) {
      return null;
    }
    Linker.Option[] options =
        critical ? new Linker.Option[] {Linker.Option.critical(true)} : new Linker.Option[0];
    return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), descriptor, options);
  }

  /** A context with a key of 16 bytes, to be freed once. */
  static MemorySegment context(byte[] key) {
    try {
      MemorySegment context = (MemorySegment) NEW.invokeExact();
      MemorySegment keyBytes = MemorySegment.ofArray(key);
      MemorySegment cipher = (MemorySegment) AES_128_GCM.invokeExact();
      check((int) INIT.invokeExact(context, cipher, NULL, keyBytes, NULL));
      return context;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void free(MemorySegment context) {
    try {
      FREE.invokeExact(context);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /**
   * Encrypts in place and appends the tag.
   *
   * @param clear how many of the bytes are authenticated only; the rest is encrypted too
   * @param written room for the int that OpenSSL writes and nobody reads
   */
  static void seal(
      MemorySegment context,
      MemorySegment nonce,
      MemorySegment written,
      byte[] buffer,
      int offset,
      int clear,
      int length) {
    try {
      int well = (int) INIT.invokeExact(context, NULL, NULL, NULL, nonce);
      well &= authenticate(context, written, buffer, offset, clear);
      well &= encrypt(context, written, buffer, offset + clear, length - clear);
      check(well & tag(context, written, buffer, offset + length));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  // One call, one method: the slices that each needs are then never allocated.

  private static int authenticate(
      MemorySegment context, MemorySegment written, byte[] buffer, int at, int count)
      throws Throwable {
    MemorySegment bytes = MemorySegment.ofArray(buffer).asSlice(at);
    return (int) UPDATE.invokeExact(context, NULL, written, bytes, count);
  }

  private static int encrypt(
      MemorySegment context, MemorySegment written, byte[] buffer, int at, int count)
      throws Throwable {
    MemorySegment bytes = MemorySegment.ofArray(buffer).asSlice(at);
    return (int) UPDATE.invokeExact(context, bytes, written, bytes, count);
  }

  private static int tag(MemorySegment context, MemorySegment written, byte[] buffer, int at)
      throws Throwable {
    MemorySegment bytes = MemorySegment.ofArray(buffer).asSlice(at, TAG);
    int well = (int) FINAL.invokeExact(context, bytes, written);
    return well & (int) CONTROL.invokeExact(context, GET_TAG, TAG, bytes);
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
