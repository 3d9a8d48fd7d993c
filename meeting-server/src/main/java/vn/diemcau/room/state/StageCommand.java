package vn.diemcau.room.state;

import java.util.List;
import java.util.UUID;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.organisation.UnitId;

/** Commands about how the stage is arranged and who prepares to come on it. */
public sealed interface StageCommand extends RoomCommand {

  /**
   * @param sites of a grid; null or empty otherwise
   * @param document for an arrangement with one; null otherwise
   * @param page null for the first
   */
  @Kind("stage.show")
  record Show(Layout layout, List<UnitId> sites, UUID document, Integer page)
      implements StageCommand {
    public Show {
      Check.given("layout", layout);
      sites = few(sites);
      page = page == null ? 1 : page;
      Check.range("page", page, 1, Scene.MOST_PAGES);
    }
  }

  @Kind("stage.turn")
  record Turn(int page) implements StageCommand {
    public Turn {
      Check.range("page", page, 1, Scene.MOST_PAGES);
    }
  }

  /**
   * @param site null to let nobody prepare
   */
  @Kind("stage.prepare")
  record Prepare(UnitId site) implements StageCommand {}

  /**
   * @param layout null to keep none for the item
   */
  @Kind("stage.preset")
  record Preset(AgendaItemId item, Layout layout, List<UnitId> sites, UUID document)
      implements StageCommand {
    public Preset {
      Check.given("item", item);
      sites = few(sites);
    }
  }

  private static List<UnitId> few(List<UnitId> sites) {
    List<UnitId> all = sites == null ? List.of() : List.copyOf(sites);
    Check.range("number of sites", all.size(), 0, Scene.MOST_SITES);
    return all;
  }
}
