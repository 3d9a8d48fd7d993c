package vn.diemcau.bridge.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaReady;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.room.Reception;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Media sessions on the embedded bridge, driven by COLIBRI2 without HTTP between. */
@Service
class BridgeSessions implements MediaSessions {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeSessions.class);
  private static final String ENDPOINT = "[a-z0-9]{1,32}";

  private final MediaBridge bridge;
  private final CodecPreference codecs;
  private final Map<MeetingId, MeetingMedia> meetings = new ConcurrentHashMap<>();
  private final AtomicLong sessionNumbers = new AtomicLong(1);

  BridgeSessions(MediaBridge bridge, CodecPreference codecs) {
    this.bridge = bridge;
    this.codecs = codecs;
  }

  @Override
  public Outcome<MediaOffer> open(
      MeetingId meeting, String endpoint, MediaProfile profile, boolean mayUnmute) {
    if (endpoint == null || !endpoint.matches(ENDPOINT)) {
      return Outcome.refused(Refusal.invalid("bridge.bad-endpoint"));
    }
    return locked(
        meeting,
        media -> {
          remove(meeting, media, endpoint);
          boolean muted = media.startsMuted(endpoint, mayUnmute);
          SlotCounts slots = new SlotCounts(MediaProfile.AUDIO_SLOTS, profile.videoSlots());
          ConferenceModifyIQ request =
              ColibriRequests.createEndpoint(
                  meeting.toString(), media.places.isEmpty(), endpoint, muted);
          ModifyAnswer answer = bridge.modify(request, slots);
          Optional<BridgeTransport> transport =
              answer instanceof ModifyAnswer.Modified done
                  ? BridgeTransport.read(done.answer(), endpoint)
                  : Optional.empty();
          if (transport.isEmpty()) {
            return unavailable(answer);
          }
          List<String> mids = SdpOffer.mids(slots.audio(), slots.video());
          media.places.put(endpoint, new MeetingMedia.Place(mids, mayUnmute, muted));
          bridge.stage(meeting.toString(), media.stage);
          applyAllowed(meeting, media, endpoint);
          return Outcome.done(offer(endpoint, transport.get(), slots));
        });
  }

  @Override
  public Outcome<MediaReady> answer(MeetingId meeting, String endpoint, String sdp) {
    return locked(
        meeting,
        media -> {
          MeetingMedia.Place place = endpoint == null ? null : media.places.get(endpoint);
          if (place == null) {
            return Outcome.refused(Refusal.notFound("bridge.no-offer"));
          }
          if (place.answered) {
            return Outcome.refused(Refusal.conflict("bridge.answered-already"));
          }
          return SdpAnswer.read(sdp, place.mids, endpoint)
              .then(
                  answer -> {
                    ModifyAnswer done =
                        bridge.modify(
                            ColibriRequests.answer(
                                meeting.toString(),
                                endpoint,
                                answer.transport(),
                                answer.sources()));
                    if (done instanceof ModifyAnswer.Refused refused) {
                      LOG.warn("{}: the bridge refused an answer: {}", endpoint, refused.text());
                      return Outcome.refused(Refusal.invalid("bridge.sdp-bad-sources"));
                    }
                    place.answered = true;
                    return Outcome.done(new MediaReady(endpoint));
                  });
        });
  }

  @Override
  public void close(MeetingId meeting, String endpoint) {
    locked(
        meeting,
        media -> {
          remove(meeting, media, endpoint);
          media.allowed.remove(endpoint);
          return null;
        });
  }

  @Override
  public void audible(MeetingId meeting, Set<String> endpoints) {
    locked(
        meeting,
        media -> {
          media.audible = Set.copyOf(endpoints);
          Set<String> mute = media.toMute();
          Set<String> open = media.toOpen();
          if (!mute.isEmpty() || !open.isEmpty()) {
            command(ColibriRequests.audioMutes(meeting.toString(), mute, open));
            mute.forEach(id -> media.places.get(id).muted = true);
            open.forEach(id -> media.places.get(id).muted = false);
          }
          return null;
        });
  }

  @Override
  public void stage(MeetingId meeting, List<String> endpoints) {
    locked(
        meeting,
        media -> {
          media.stage = List.copyOf(endpoints);
          bridge.stage(meeting.toString(), media.stage);
          return null;
        });
  }

  @Override
  public void allow(MeetingId meeting, String endpoint, Set<String> owners) {
    locked(
        meeting,
        media -> {
          media.allowed.put(endpoint, Set.copyOf(owners));
          applyAllowed(meeting, media, endpoint);
          return null;
        });
  }

  @Override
  public void allowEveryone(MeetingId meeting, String endpoint) {
    locked(
        meeting,
        media -> {
          media.allowed.remove(endpoint);
          applyAllowed(meeting, media, endpoint);
          return null;
        });
  }

  @Override
  public void end(MeetingId meeting) {
    locked(
        meeting,
        media -> {
          if (!media.places.isEmpty()) {
            media.places.clear();
            command(ColibriRequests.expireConference(meeting.toString()));
          }
          media.ended = true;
          meetings.remove(meeting, media);
          return null;
        });
  }

  private void applyAllowed(MeetingId meeting, MeetingMedia media, String endpoint) {
    Set<String> owners = media.allowed.get(endpoint);
    Reception reception = owners == null ? Reception.EVERYONE : new Reception(null, owners);
    bridge.reception(meeting.toString(), endpoint, reception);
  }

  private void remove(MeetingId meeting, MeetingMedia media, String endpoint) {
    if (media.places.remove(endpoint) != null) {
      command(ColibriRequests.expireEndpoint(meeting.toString(), endpoint));
    }
  }

  private MediaOffer offer(String endpoint, BridgeTransport transport, SlotCounts slots) {
    String sdp =
        SdpOffer.write(
            transport,
            true,
            codecs,
            sessionNumbers.getAndIncrement(),
            slots.audio(),
            slots.video());
    return new MediaOffer(endpoint, sdp, transport.channelUrl(), slots.audio(), slots.video());
  }

  /** Our own state and the bridge's are one here: a refusal of such a command is a bug. */
  private void command(ConferenceModifyIQ request) {
    if (bridge.modify(request) instanceof ModifyAnswer.Refused refused) {
      throw new IllegalStateException("The bridge refused: " + refused);
    }
  }

  private static Outcome<MediaOffer> unavailable(ModifyAnswer answer) {
    LOG.error("The bridge made no endpoint: {}", answer);
    return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "bridge.unavailable"));
  }

  /** Never on media that ended while they were waited for: nobody would find them again. */
  <T> T locked(MeetingId meeting, Function<MeetingMedia, T> action) {
    while (true) {
      MeetingMedia media = meetings.computeIfAbsent(meeting, id -> new MeetingMedia());
      media.lock.lock();
      try {
        if (!media.ended) {
          return action.apply(media);
        }
      } finally {
        media.lock.unlock();
      }
    }
  }
}
