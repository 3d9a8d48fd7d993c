package vn.diemcau.mediabridge.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONSerializer;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.room.EndpointSpec;

/**
 * {@code /colibri/v2/conferences}, with the statuses of a Jitsi Videobridge: 404 for an unknown
 * meeting, 400 for whatever else is refused.
 */
final class ColibriResource {

  /** Parameters of ours with the slot counts of a new endpoint; other bridges ignore them. */
  static final String AUDIO_SLOTS = "audio-slots";

  static final String VIDEO_SLOTS = "video-slots";

  private final MediaBridge bridge;

  ColibriResource(MediaBridge bridge) {
    this.bridge = bridge;
  }

  /**
   * Carries out a request.
   *
   * @param meetingId from the path, which then counts; null for a POST
   * @param parameter gives the value of a query parameter, or null
   */
  Answer modify(String meetingId, ObjectNode body, Function<String, String> parameter) {
    ConferenceModifyIQ request;
    try {
      ConferenceModifyIQ.Builder read = Colibri2JSONDeserializer.deserializeConferenceModify(body);
      if (meetingId != null) {
        read.setMeetingId(meetingId);
      }
      request = read.build();
    } catch (RuntimeException e) {
      // the reader throws whatever fits the first thing that it does not understand
      return Answer.bad("This is not a COLIBRI2 request: " + e.getMessage());
    }
    SlotCounts standard = SlotCounts.DEFAULT;
    int audio = slots(parameter.apply(AUDIO_SLOTS), standard.audio());
    int video = slots(parameter.apply(VIDEO_SLOTS), standard.video());
    if (audio < 0 || video < 0) {
      return Answer.bad("Slot counts lie between 0 and " + EndpointSpec.MAX_SLOTS);
    }
    return switch (bridge.modify(request, new SlotCounts(audio, video))) {
      case ModifyAnswer.Modified done ->
          Answer.json(200, Colibri2JSONSerializer.serializeConferenceModified(done.answer()));
      case ModifyAnswer.Refused refused ->
          Answer.refused(
              refused.reason() == Colibri2Error.Reason.CONFERENCE_NOT_FOUND ? 404 : 400,
              reason(refused),
              refused.text());
    };
  }

  /** COLIBRI2's reason; where that says nothing, the condition. */
  private static String reason(ModifyAnswer.Refused refused) {
    return refused.reason() == Colibri2Error.Reason.UNSPECIFIED
        ? refused.condition().name()
        : refused.reason().name();
  }

  private static int slots(String text, int standard) {
    if (text == null) {
      return standard;
    }
    int read = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    return read <= EndpointSpec.MAX_SLOTS ? read : -1;
  }
}
