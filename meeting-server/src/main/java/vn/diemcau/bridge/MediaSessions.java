package vn.diemcau.bridge;

import java.util.List;
import java.util.Set;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.Outcome;

/** The media of all rooms, as the room and the signalling ask for them. */
public interface MediaSessions {

  /**
   * Seats an endpoint: connected, its audio force-muted until {@link #audible} names it.
   *
   * @param endpoint the room's endpoint id, {@code [a-z0-9]{1,32}}
   * @param mayUnmute false for a site's silent devices, which never send audio
   */
  Outcome<MediaOffer> open(
      MeetingId meeting, String endpoint, MediaProfile profile, boolean mayUnmute);

  /**
   * The client's answer; one that makes no sense is refused and changes nothing.
   *
   * @param offer number of the offer that it answers
   */
  Outcome<MediaReady> answer(MeetingId meeting, String endpoint, long offer, String sdp);

  /** Whether the endpoint's place is still the one of this offer. */
  boolean holds(MeetingId meeting, String endpoint, long offer);

  /** A client that was moved has let go of its old link. */
  void switched(MeetingId meeting, String endpoint);

  /** Ends an endpoint's media; nothing happens when it has none. */
  void close(MeetingId meeting, String endpoint);

  /** Everyone else is force-muted in the bridge at the same moment. */
  void audible(MeetingId meeting, Set<String> endpoints);

  /**
   * Whose screen and whose film's sound go on; those of everyone else are muted in the bridge.
   *
   * @param endpoint null for nobody's
   */
  void sharing(MeetingId meeting, String endpoint);

  /** What everyone sees large, in order. */
  void stage(MeetingId meeting, List<String> endpoints);

  /**
   * Whose pictures an endpoint may ask for beside the stage; kept until {@link #close}, so that it
   * may be said before {@link #open}. An endpoint of which nothing was said may ask for everyone's.
   */
  void allow(MeetingId meeting, String endpoint, Set<String> owners);

  /** Lets an endpoint ask for everyone's pictures. */
  void allowEveryone(MeetingId meeting, String endpoint);

  /** Ends the media of a whole room. */
  void end(MeetingId meeting);

  /**
   * Another server has the room: what this one alone gave ends, and a bridge that both use is left
   * without a word, since its conference of this name is the other's by now.
   */
  void leave(MeetingId meeting);
}
