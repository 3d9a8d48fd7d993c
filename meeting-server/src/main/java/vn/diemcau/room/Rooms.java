package vn.diemcau.room;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;

/** The face of the live rooms: commands, views, devices that come and go. */
public interface Rooms {

  /**
   * Gives a command to a room.
   *
   * @return number of the last event that it brought about, the same when it is given again
   */
  Outcome<Long> command(Actor actor, MeetingId meeting, CommandCall call);

  /**
   * The server that runs the room, when it is another one: what concerns the room as it is now is
   * passed on to it. Empty when the room is here, or nobody's yet.
   */
  Optional<URI> elsewhere(MeetingId meeting);

  /** Whether this server runs the room; asked by other servers. */
  boolean runs(MeetingId meeting);

  /**
   * The planned time of something has come, as another server noticed.
   *
   * @return false when it has to be told again
   */
  boolean due(MeetingId meeting, Due what);

  /**
   * Which sites are heard in a meeting above this one, as the server that runs that one says.
   *
   * @return false when it has to be told again
   */
  boolean heardAbove(MeetingId meeting, MeetingId above, Set<UnitId> sites);

  /** What happens in a room at a planned time. */
  enum Due {
    LINE_CHECK,
    PLANNED_END
  }

  /** The room as this person may see it, open or not. */
  Outcome<RoomView> view(Actor actor, MeetingId meeting);

  /**
   * Brings a device to its place, after those that asked before it; {@link RoomLink#admitted} is
   * called before the answer completes. Refused with {@code room.seat-taken} when another device
   * has the site's microphone.
   */
  CompletableFuture<Outcome<Admission>> join(
      Actor actor, MeetingId meeting, JoinCall call, RoomLink link);

  /**
   * The link of a device is gone.
   *
   * @param onPurpose true when the person left; otherwise the device may come back to its place
   */
  void unlinked(MeetingId meeting, String endpoint, RoomLink link, boolean onPurpose);

  /** What a device reports of itself. */
  void report(MeetingId meeting, String endpoint, MediaReport report);

  /**
   * Tells the bridge whom a device may see, before its media are opened.
   *
   * @return false when the device has lost its place
   */
  boolean mediaOpening(MeetingId meeting, String endpoint);

  /** Frees a device's place in the bridge; the device stays in the room. */
  void mediaClosed(MeetingId meeting, String endpoint);

  /** Whether a device would be let in today as it was when it joined. */
  Standing standing(Actor actor, MeetingId meeting, String endpoint);

  /** What became of a device's rights since it joined. */
  enum Standing {
    AS_BEFORE,
    /** It sees more or less than then: it has to join anew. */
    CHANGED,
    /** It may not be here any longer. */
    GONE
  }

  /** Tells the bridge anew who is heard, after a device's media were set up. */
  void mediaReady(MeetingId meeting, String endpoint);

  /** How the sites of the rooms that this server runs are doing while their meetings are on. */
  List<SiteHealth> health();

  /** The decided state; for views of the journal. Empty in a room that was never opened. */
  RoomState state(MeetingId meeting);

  /**
   * The sites that are heard by everyone right now in any room that this server runs, or in a
   * meeting above one of these: a site may sit in two meetings with the same microphone.
   */
  Set<UnitId> onAir();

  /** The whole journal, in order. */
  List<JournalEntry> journal(MeetingId meeting);
}
