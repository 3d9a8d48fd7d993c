package vn.diemcau.room.state;

import java.util.List;
import java.util.UUID;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.organisation.UnitId;

/** Events of how the stage is arranged. */
public sealed interface StageEvent extends RoomEvent {

  @Kind("stage.shown")
  record Shown(Layout layout, List<UnitId> sites, UUID document, int page) implements StageEvent {}

  @Kind("stage.turned")
  record Turned(int page) implements StageEvent {}

  /**
   * @param site null when nobody prepares any longer
   */
  @Kind("stage.prepared")
  record Prepared(UnitId site) implements StageEvent {}

  /**
   * @param layout null when the item has none any longer
   */
  @Kind("stage.preset-kept")
  record PresetKept(AgendaItemId item, Layout layout, List<UnitId> sites, UUID document)
      implements StageEvent {}
}
