package vn.diemcau.room.state;

import java.util.UUID;
import vn.diemcau.organisation.UnitId;

/** Events of the list of speakers. A granted request leaves the list by {@code floor.given}. */
public sealed interface QueueEvent extends RoomEvent {

  @Kind("queue.requested")
  record Requested(Request request) implements QueueEvent {}

  @Kind("queue.withdrawn")
  record Withdrawn(UUID request, UnitId site) implements QueueEvent {}

  @Kind("queue.moved")
  record Moved(UUID request, UUID before) implements QueueEvent {}

  @Kind("queue.dropped")
  record Dropped(UUID request, UnitId site) implements QueueEvent {}
}
