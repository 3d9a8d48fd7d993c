package vn.diemcau.mediabridge;

import java.util.List;
import java.util.Set;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.mediabridge.room.Reception;

/**
 * What the embedded bridge can do beyond COLIBRI2 and a Jitsi Videobridge cannot. Whoever drives a
 * bridge uses it where it is there and does without where it is not.
 */
public interface BriefingControls {

  /** As {@link MediaBridge#modify}, with the slot counts of the endpoint that it creates. */
  ModifyAnswer modify(ConferenceModifyIQ request, SlotCounts slots);

  /**
   * Sets what everyone in the conference sees large.
   *
   * @return false when there is no such conference
   */
  boolean stage(String meetingId, List<String> endpointIds);

  /**
   * Sets whose voices are always among those that are forwarded, whoever else is louder: of who has
   * the floor, of the main site. There are three places; beyond them the loudest of these have it.
   *
   * @return false when there is no such conference
   */
  boolean voices(String meetingId, Set<String> endpointIds);

  /**
   * Sets whose media an endpoint may be given.
   *
   * @return false when there is no such conference or endpoint
   */
  boolean reception(String meetingId, String endpointId, Reception reception);

  /**
   * Mutes exactly these sources of an endpoint, beside what COLIBRI2 mutes of it as a whole.
   *
   * @param names of sources, whether they were announced yet or not
   * @return false when there is no such conference or endpoint
   */
  boolean muteSources(String meetingId, String endpointId, Set<String> names);
}
