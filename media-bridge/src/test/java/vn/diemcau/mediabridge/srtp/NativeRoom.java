package vn.diemcau.mediabridge.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongToIntFunction;

/** Has packets sealed in native memory. */
final class NativeRoom {

  private NativeRoom() {}

  /**
   * Copies the packet into native memory, has it sealed there and reads what there is then.
   *
   * @return null when it was dropped, in which case it was not touched
   */
  static byte[] seal(byte[] packet, LongToIntFunction sealing) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(packet.length + LibCrypto.TAG);
      room.copyFrom(MemorySegment.ofArray(packet));
      int length = sealing.applyAsInt(room.address());
      if (length == SrtpSession.DROP) {
        assertThat(room.asSlice(0, packet.length).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(packet);
        return null;
      }
      return room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
