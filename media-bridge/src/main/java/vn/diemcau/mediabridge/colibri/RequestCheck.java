package vn.diemcau.mediabridge.colibri;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.mediabridge.room.SourceSpec;

/**
 * Checks a whole request against the present state before anything is changed, and gives what is to
 * be done, already translated.
 */
final class RequestCheck {

  private static final String ID = "[A-Za-z0-9_-]{1,64}";
  private static final int MAX_NAME = 256;

  /** What to do with one endpoint. */
  sealed interface Step {
    String id();

    record Expire(String id) implements Step {}

    record Change(
        String id,
        boolean create,
        String statsId,
        MediaReader.Negotiated negotiated,
        Optional<TransportReader.Remote> remote,
        Optional<List<SourceSpec>> sources,
        Optional<Mute> mute)
        implements Step {}
  }

  /** What is force-muted of an endpoint. */
  record Mute(boolean audio, boolean video) {}

  private RequestCheck() {}

  static void conference(ConferenceModifyIQ request, boolean exists) throws Refusal {
    String meetingId = request.getMeetingId();
    if (meetingId == null || meetingId.isBlank() || meetingId.length() > MAX_NAME) {
      throw Refusal.bad("A meeting id is needed");
    }
    if (!request.getRelays().isEmpty() || request.getConnects() != null) {
      throw Refusal.notImplemented("This bridge has no relays and no connects");
    }
    if (request.getCreate()) {
      if (exists) {
        throw Refusal.conferenceExists(meetingId);
      }
      String name = request.getConferenceName();
      if (name == null || name.length() > MAX_NAME || !name.matches("[^@/\\s]+@[^@/\\s]+")) {
        throw Refusal.bad("The conference's name has to look like room@conference.host");
      }
    } else if (!exists) {
      throw Refusal.conferenceUnknown(meetingId);
    }
  }

  static List<Step> endpoints(ConferenceModifyIQ request, Conference conference) throws Refusal {
    List<Colibri2Endpoint> all = request.getEndpoints();
    if (all.size() > 1 && !all.stream().allMatch(RequestCheck::isExpireOrMute)) {
      throw Refusal.bad("Several endpoints in one request are only expired or muted");
    }
    Set<String> ids = new HashSet<>();
    List<Step> steps = new ArrayList<>();
    for (Colibri2Endpoint endpoint : all) {
      String id = endpoint.getId();
      if (id == null || !id.matches(ID) || !ids.add(id)) {
        throw Refusal.bad("An endpoint id has up to 64 letters, digits, - and _, and comes once");
      }
      steps.add(step(endpoint, conference));
    }
    return steps;
  }

  private static boolean isExpireOrMute(Colibri2Endpoint e) {
    boolean nothingElse =
        !e.getCreate()
            && e.getTransport() == null
            && e.getSources() == null
            && e.getMedia().isEmpty();
    return nothingElse && (e.getExpire() || e.getForceMute() != null);
  }

  private static Step step(Colibri2Endpoint endpoint, Conference conference) throws Refusal {
    String id = endpoint.getId();
    Conference.Endpoint present = conference == null ? null : conference.endpoints.get(id);
    if (endpoint.getExpire()) {
      if (endpoint.getCreate()) {
        throw Refusal.bad("An endpoint is created or expired, not both");
      }
      if (present == null) {
        throw Refusal.endpointUnknown(id);
      }
      return new Step.Expire(id);
    }
    MediaReader.Negotiated negotiated = null;
    if (endpoint.getCreate()) {
      if (present != null) {
        throw Refusal.conflict("There is an endpoint " + id + " already");
      }
      requireCapabilities(endpoint);
      negotiated = MediaReader.read(endpoint.getMedia());
    } else if (present == null) {
      throw Refusal.endpointUnknown(id);
    } else if (!endpoint.getMedia().isEmpty()) {
      throw Refusal.notImplemented("An endpoint's media are fixed when it is created");
    }
    return new Step.Change(
        id,
        endpoint.getCreate(),
        endpoint.getStatsId(),
        negotiated,
        remote(endpoint, present),
        endpoint.getSources() == null
            ? Optional.empty()
            : Optional.of(SourceReader.read(endpoint.getSources())),
        Optional.ofNullable(endpoint.getForceMute())
            .map(mute -> new Mute(mute.getAudio(), mute.getVideo())));
  }

  private static Optional<TransportReader.Remote> remote(
      Colibri2Endpoint endpoint, Conference.Endpoint present) throws Refusal {
    Optional<TransportReader.Remote> remote = TransportReader.read(endpoint.getTransport());
    if (remote.isPresent()
        && present != null
        && present.remote != null
        && !present.remote.equals(remote.get())) {
      throw Refusal.conflict("The client's transport is known already; take a fresh endpoint");
    }
    return remote;
  }

  private static void requireCapabilities(Colibri2Endpoint endpoint) throws Refusal {
    if (endpoint.getTransport() == null) {
      throw Refusal.bad("A new endpoint needs a transport");
    }
    if (!endpoint.hasCapability(Capability.CAP_SOURCE_NAME_SUPPORT)) {
      throw Refusal.bad("A new endpoint needs the capability source-names");
    }
    if (!endpoint.hasCapability(Capability.CAP_SSRC_REWRITING_SUPPORT)
        || !endpoint.hasCapability(Capability.CAP_RTP_MID_DEMUX_SUPPORT)) {
      throw Refusal.notImplemented(
          "This bridge serves endpoints with ssrc-rewriting and rtp-mid-demux only");
    }
  }
}
