package vn.diemcau.room.live;

import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.node.ThisNode;
import vn.diemcau.room.journal.JournalTable;
import vn.diemcau.room.journal.WriterLease;

/**
 * Which of several servers writes a room. The lease in Redis says it; where Redis is silent or was
 * emptied, the server that wrote last goes on if it says that it still does, so that nobody takes a
 * room from a living writer.
 */
@Component
class Writers {

  private final WriterLease lease;
  private final JournalTable journal;
  private final ThisNode node;
  private final OtherNodes others;

  Writers(WriterLease lease, JournalTable journal, ThisNode node, OtherNodes others) {
    this.lease = lease;
    this.journal = journal;
    this.node = node;
    this.others = others;
  }

  String node() {
    return node.name();
  }

  /** The server that has the room, if it is another one; nothing is taken. */
  Optional<URI> elsewhere(MeetingId meeting) {
    if (node.isAlone()) {
      return Optional.empty();
    }
    Optional<String> holder = lease.holder(meeting);
    return holder.isPresent()
        ? holder.map(node::other)
        : lastWriter(meeting).filter(other -> writes(other, meeting));
  }

  /** Takes the room for this server; false when another one has it. */
  boolean claim(MeetingId meeting) {
    WriterLease.Hold hold = lease.hold(meeting);
    if (hold == WriterLease.Hold.KEPT || hold == WriterLease.Hold.ELSEWHERE) {
      return hold == WriterLease.Hold.KEPT;
    }
    boolean taken =
        node.isAlone() || lastWriter(meeting).filter(other -> writes(other, meeting)).isEmpty();
    if (!taken) {
      lease.release(meeting);
    }
    return taken;
  }

  /**
   * Renews the lease of a room that this server writes; false when another one is its writer by
   * now. Who only has the lease, for the moment in which it asks us, is no writer yet.
   */
  boolean keep(MeetingId meeting, long fence) {
    return lease.hold(meeting) != WriterLease.Hold.ELSEWHERE || journal.isWriter(meeting, fence);
  }

  void release(MeetingId meeting) {
    lease.release(meeting);
  }

  /** Whether another server, asked, says that it writes the room. */
  boolean writes(URI other, MeetingId meeting) {
    return others.ask(other, "/api/node/rooms/" + meeting).filter("true"::equals).isPresent();
  }

  private Optional<URI> lastWriter(MeetingId meeting) {
    return journal.writer(meeting).map(node::other);
  }
}
