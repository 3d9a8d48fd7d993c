package vn.diemcau.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.diemcau.meeting.AgendaItem;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.Attendee;
import vn.diemcau.room.state.Direction;
import vn.diemcau.room.state.Floor;
import vn.diemcau.room.state.Pictures;
import vn.diemcau.room.state.Plan;
import vn.diemcau.room.state.Request;
import vn.diemcau.room.state.RollCall;
import vn.diemcau.room.state.Share;
import vn.diemcau.room.state.Speech;
import vn.diemcau.room.state.View;

/**
 * A room as one audience sees it; the JSON of snapshots.
 *
 * @param mainSiteConnected whether the site that chairs now is linked
 * @param undoCloseUntil until when a close can be undone; null otherwise
 */
public record RoomView(
    Meeting meeting,
    Phase phase,
    long seq,
    UnitId mainSite,
    UnitId actingMainSite,
    boolean mainSiteConnected,
    Instant startedAt,
    Instant recessSince,
    Instant closedAt,
    Instant undoCloseUntil,
    boolean closeSuggested,
    Agenda agenda,
    List<Site> sites,
    Floor.Held floor,
    Floor.Partner exchange,
    Share share,
    Direction direction,
    List<Request> queue,
    List<Speech> speeches,
    Roll rollCall,
    boolean chatOpen,
    Stage stage,
    List<HeardAbove> above) {

  /** A site that is heard in a meeting above this one, and silent here. */
  public record HeardAbove(UnitId site, MeetingId meeting, String title, Instant since) {}

  /**
   * What the meeting is.
   *
   * @param rehearsal null in the meeting itself
   */
  public record Meeting(
      MeetingId id, String title, Instant startsAt, int plannedMinutes, Plan.Rehearsal rehearsal) {}

  /**
   * The agenda and the place in it.
   *
   * @param since from when the clock of the current item goes on; null while it stands still
   * @param spent seconds spent before that, by item
   */
  public record Agenda(
      List<AgendaItem> items, AgendaItemId current, Instant since, Map<AgendaItemId, Long> spent) {}

  /**
   * A site.
   *
   * @param endpoints empty for who does not see other sites' devices
   * @param mediaEndpoint whose sources are the site's picture and sound; null without one
   * @param mic {@code on} or {@code off} by the device's own report; null before the first
   * @param quality {@code good, fair, poor, none} by its own report; null before the first
   * @param speaking whether it is heard and talks right now
   * @param asks whether it stands in the list of speakers
   * @param pictures what it was set to
   */
  public record Site(
      UnitId site,
      List<UnitId> attending,
      boolean connected,
      List<Device> endpoints,
      String mediaEndpoint,
      String mic,
      String camera,
      String quality,
      boolean speaking,
      boolean asks,
      Pictures pictures,
      Answer rollCall) {}

  /** A device of a site. */
  public record Device(String id, View view, String deviceName, boolean connected) {}

  /**
   * A site's answer to the roll call.
   *
   * @param people empty for who may not see it
   * @param reason why the site's units are absent; null when they are not or may not be seen
   */
  public record Answer(
      RollCall.State state, int headcount, String chair, List<Attendee> people, String reason) {}

  /** How far the roll call is. */
  public record Roll(boolean open, Instant openedAt, UnitId calledSite) {}

  /** Whose pictures everyone sees large: none beside a document alone, nor beside a wall of all. */
  public record Stage(List<UnitId> sites, Mode mode) {}

  /** Why the stage shows what it shows. */
  public enum Mode {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("line-check")
    LINE_CHECK,
    @JsonProperty("main")
    MAIN,
    @JsonProperty("main-away")
    MAIN_AWAY,
    @JsonProperty("floor")
    FLOOR,
    @JsonProperty("exchange")
    EXCHANGE,
    @JsonProperty("grid")
    GRID,
    @JsonProperty("document")
    DOCUMENT,
    @JsonProperty("wall")
    WALL,
    @JsonProperty("called")
    CALLED,
    @JsonProperty("recess")
    RECESS,
    @JsonProperty("closed")
    CLOSED
  }
}
