package vn.diemcau.mediabridge.room;

import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * Packets of one picture of one source that go on together; immutable and shared by all loops.
 *
 * @param packets at least one, in the order in which they came; not to be changed
 */
record Frame(SourceTrack track, SourcePacket[] packets) {

  static Frame of(SourcePacket packet) {
    return new Frame(packet.track(), new SourcePacket[] {packet});
  }

  /** When its last packet came. */
  long receivedNanos() {
    return packets[packets.length - 1].receivedNanos();
  }

  int size() {
    return packets.length;
  }
}
