package vn.diemcau.bridge.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaReady;
import vn.diemcau.bridge.pool.Bridge;
import vn.diemcau.bridge.pool.BridgeKind;
import vn.diemcau.bridge.pool.BridgeState;
import vn.diemcau.bridge.pool.PooledBridge;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.room.Reception;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * A meeting's conference on one bridge: who has a place in it, and what the bridge was told, so
 * that it is told each thing once, however many come. Guarded by the meeting's lock.
 */
final class Sitting {

  private static final Logger LOG = LoggerFactory.getLogger(Sitting.class);

  final PooledBridge bridge;
  private final String conference;
  private final CodecPreference codecs;
  private final Map<String, Place> places = new HashMap<>();
  private List<String> stage = List.of();
  private Set<String> voices = Set.of();
  private boolean lost;
  private boolean overdue;

  Sitting(MeetingId meeting, PooledBridge bridge, CodecPreference codecs) {
    this.conference = meeting.toString();
    this.bridge = bridge;
    this.codecs = codecs;
  }

  /** False when the conference is no more where it was, or its bridge is to be left. */
  boolean isGood() {
    return !lost && bridge.state() == BridgeState.WELL;
  }

  /** Whether its media may still flow. */
  boolean isThere() {
    return !lost && !isDown();
  }

  boolean isDown() {
    return bridge.state() == BridgeState.DOWN;
  }

  /** Nobody needs it any more; it is ended as soon as its bridge can be told. */
  void overdue() {
    overdue = true;
  }

  boolean isOverdue() {
    return overdue;
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  Optional<Place> place(String endpoint) {
    return Optional.ofNullable(places.get(endpoint));
  }

  /** Makes a place for an endpoint, in place of one that it had; empty when the bridge has none. */
  Optional<MediaOffer> seat(String endpoint, MediaProfile profile, boolean muted, long number) {
    unseat(endpoint);
    SlotCounts slots = engine().slots(profile);
    ModifyAnswer answer = create(endpoint, muted, slots);
    Optional<BridgeTransport> transport =
        answer instanceof ModifyAnswer.Modified done
            ? BridgeTransport.read(done.answer(), endpoint)
            : Optional.empty();
    if (transport.isEmpty()) {
      failed(answer);
      return Optional.empty();
    }
    List<String> mids = SdpOffer.mids(slots.audio(), slots.video());
    places.put(endpoint, new Place(number, mids, muted));
    bridge.count(1);
    return Optional.of(
        new MediaOffer(
            endpoint,
            number,
            SdpOffer.write(
                transport.get(),
                engine().isIceLite(),
                codecs,
                number,
                slots.audio(),
                slots.video()),
            engine().channelPath(transport.get().channelUrl()),
            slots.audio(),
            slots.video()));
  }

  private ModifyAnswer create(String endpoint, boolean muted, SlotCounts slots) {
    boolean first = places.isEmpty();
    if (first) {
      stage = List.of();
      voices = Set.of();
    }
    ConferenceModifyIQ request = ColibriRequests.createEndpoint(conference, first, endpoint, muted);
    ModifyAnswer answer = engine().modify(request, slots);
    if (first && is(answer, ModifyAnswer.Condition.CONFLICT)) {
      // left behind by a server before this one, or by this one when it lost sight of the bridge
      command(ColibriRequests.expireConference(conference));
      answer = engine().modify(request, slots);
    }
    return answer;
  }

  /** Gives the bridge a client's answer to the offer of its place. */
  Outcome<MediaReady> answer(String endpoint, Place place, SdpAnswer answer) {
    ModifyAnswer done =
        engine()
            .modify(
                ColibriRequests.answer(conference, endpoint, answer.transport(), answer.sources()),
                SlotCounts.DEFAULT);
    if (done instanceof ModifyAnswer.Refused refused) {
      failed(done);
      return Outcome.refused(
          refused.condition() == ModifyAnswer.Condition.BAD_REQUEST
                  || refused.condition() == ModifyAnswer.Condition.CONFLICT
              ? Refusal.invalid("bridge.sdp-bad-sources")
              : BridgeSessions.UNAVAILABLE);
    }
    place.answered = true;
    return Outcome.done(new MediaReady(endpoint));
  }

  void unseat(String endpoint) {
    if (places.remove(endpoint) != null) {
      bridge.count(-1);
      command(ColibriRequests.expireEndpoint(conference, endpoint));
    }
  }

  /** Brings who is heard to the bridge; false when it did not take it. */
  boolean mute(Set<String> mute, Set<String> open) {
    if (mute.isEmpty() && open.isEmpty()) {
      return true;
    }
    boolean done = command(ColibriRequests.audioMutes(conference, mute, open));
    if (done) {
      mute.forEach(id -> places.get(id).muted = true);
      open.forEach(id -> places.get(id).muted = false);
    }
    return done;
  }

  boolean mutesSources() {
    return engine().mutesSources();
  }

  /** Mutes single sources of everyone here; false when the bridge did not take it. */
  boolean muteSources(Function<String, Set<String>> names) {
    boolean done = true;
    if (mutesSources()) {
      for (Map.Entry<String, Place> seated : places.entrySet()) {
        Set<String> wanted = names.apply(seated.getKey());
        if (!wanted.equals(seated.getValue().mutedSources)) {
          boolean taken = engine().muteSources(conference, seated.getKey(), wanted);
          seated.getValue().mutedSources = taken ? wanted : seated.getValue().mutedSources;
          done &= taken;
        }
      }
    }
    return done;
  }

  /** The endpoints here that are muted, or are not. */
  Set<String> muted(boolean muted) {
    Set<String> found = new HashSet<>();
    places.forEach(
        (id, place) -> {
          if (place.muted == muted) {
            found.add(id);
          }
        });
    return found;
  }

  /** As with the next two, false when the bridge did not take it. */
  boolean stage(List<String> endpoints) {
    if (places.isEmpty() || endpoints.equals(stage)) {
      return true;
    }
    boolean taken = engine().stage(conference, endpoints);
    stage = taken ? endpoints : stage;
    return taken;
  }

  boolean voices(Set<String> endpoints) {
    if (places.isEmpty() || endpoints.equals(voices)) {
      return true;
    }
    boolean taken = engine().voices(conference, endpoints);
    voices = taken ? endpoints : voices;
    return taken;
  }

  boolean reception(String endpoint, Reception reception) {
    Place place = places.get(endpoint);
    if (place == null || reception.equals(place.reception)) {
      return true;
    }
    boolean taken = engine().reception(conference, endpoint, reception);
    place.reception = taken ? reception : place.reception;
    return taken;
  }

  /** Ends the conference. */
  void end() {
    if (!places.isEmpty()) {
      forget();
      command(ColibriRequests.expireConference(conference));
    }
  }

  /** Ends it where the bridge is this server's alone. */
  void leave() {
    if (bridge.kind() == BridgeKind.EMBEDDED) {
      end();
    } else {
      forget();
    }
  }

  /** Forgets everyone without a word to the bridge. */
  void forget() {
    bridge.count(-places.size());
    places.clear();
  }

  private boolean command(ConferenceModifyIQ request) {
    ModifyAnswer answer = engine().modify(request, SlotCounts.DEFAULT);
    if (answer instanceof ModifyAnswer.Refused) {
      if (bridge.kind() == BridgeKind.EMBEDDED) {
        // its state and ours are one
        throw new IllegalStateException("The bridge refused: " + answer);
      }
      failed(answer);
      return false;
    }
    return true;
  }

  /** A bridge elsewhere may have died, or expired what nobody used. */
  private void failed(ModifyAnswer answer) {
    lost |= is(answer, ModifyAnswer.Condition.NOT_FOUND);
    bridge.suspect();
    if (!isDown()) {
      LOG.warn("{} on {}: {}", conference, bridge, answer);
    }
  }

  private static boolean is(ModifyAnswer answer, ModifyAnswer.Condition condition) {
    return answer instanceof ModifyAnswer.Refused refused && refused.condition() == condition;
  }

  private Bridge engine() {
    return bridge.engine();
  }
}
