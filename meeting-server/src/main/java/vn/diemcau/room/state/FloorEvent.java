package vn.diemcau.room.state;

import java.time.Instant;
import vn.diemcau.organisation.UnitId;

/** Events of the floor. Whoever had it before loses it by {@link Given}. */
public sealed interface FloorEvent extends RoomEvent {

  /**
   * @param deadline null without a speaking time
   */
  @Kind("floor.given")
  record Given(UnitId site, Request request, Integer minutes, Instant deadline)
      implements FloorEvent {}

  @Kind("floor.exchange-given")
  record ExchangeGiven(UnitId site) implements FloorEvent {}

  @Kind("floor.exchange-ended")
  record ExchangeEnded(UnitId site) implements FloorEvent {}

  @Kind("floor.withdrawn")
  record Withdrawn(UnitId site) implements FloorEvent {}

  /**
   * @param deadline null while the clock stands still
   * @param pausedWith seconds left on the standing clock; null while it runs
   */
  @Kind("floor.extended")
  record Extended(int minutes, Instant deadline, Long pausedWith) implements FloorEvent {}

  @Kind("floor.muted-all")
  record MutedAll() implements FloorEvent {}

  /**
   * The main site's link broke: the speaking time stands still.
   *
   * @param pausedWith seconds left when the link broke
   */
  @Kind("floor.paused")
  record Paused(long pausedWith) implements FloorEvent {}

  @Kind("floor.continued")
  record Continued(Instant deadline) implements FloorEvent {}

  @Kind("main-site.handed-over")
  record HandedOver(UnitId site) implements FloorEvent {}

  @Kind("main-site.taken-back")
  record TakenBack() implements FloorEvent {}
}
