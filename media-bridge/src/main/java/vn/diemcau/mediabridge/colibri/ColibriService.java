package vn.diemcau.mediabridge.colibri;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.dtls.DtlsHandshakes;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.peer.LoopPeers;
import vn.diemcau.mediabridge.peer.Peer;
import vn.diemcau.mediabridge.room.EndpointSpec;
import vn.diemcau.mediabridge.room.MediaEndpoint;
import vn.diemcau.mediabridge.room.Reception;
import vn.diemcau.mediabridge.room.Room;
import vn.diemcau.mediabridge.room.SourceSpec;
import vn.diemcau.mediabridge.room.SourceVerdict;

/**
 * Holds the bridge's conferences and carries out COLIBRI2 requests, one at a time: a request is
 * checked as a whole, then done as a whole.
 */
public final class ColibriService {

  private final BridgeConfig config;
  private final List<LoopPeers> loops;
  private final DtlsHandshakes handshakes;
  private final AnswerWriter answers;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Conference> byMeeting = new LinkedHashMap<>();
  private boolean draining;
  private boolean closed;

  /**
   * Makes a service without conferences.
   *
   * @param tcpPort the bridge's TCP port, if it has one
   */
  public ColibriService(
      BridgeConfig config,
      List<LoopPeers> loops,
      Optional<Integer> tcpPort,
      DtlsHandshakes handshakes) {
    this.config = config;
    this.loops = loops;
    this.handshakes = handshakes;
    this.answers = new AnswerWriter(config, tcpPort, handshakes.identity().fingerprint());
  }

  /** Carries out one request; {@code slots} are those of an endpoint that it creates. */
  public ModifyAnswer modify(ConferenceModifyIQ request, SlotCounts slots) {
    lock.lock();
    try {
      if (closed) {
        throw Refusal.unavailable("The bridge is shutting down");
      }
      Conference conference = byMeeting.get(request.getMeetingId());
      RequestCheck.conference(request, conference != null);
      checkRoom(request);
      ConferenceModifiedIQ.Builder answer = AnswerWriter.answer(request.getStanzaId());
      if (request.getExpire()) {
        expire(conference);
        return new ModifyAnswer.Modified(answer.build());
      }
      List<RequestCheck.Step> steps = RequestCheck.endpoints(request, conference);
      Conference target = conference != null ? conference : newConference(request.getMeetingId());
      try {
        for (RequestCheck.Step step : steps) {
          perform(target, step, slots, answer);
        }
      } catch (Refusal refusal) {
        if (conference == null) {
          target.room.expire();
        }
        throw refusal;
      }
      if (target.endpoints.isEmpty()) {
        expire(target);
      } else {
        byMeeting.put(target.meetingId, target);
      }
      return new ModifyAnswer.Modified(answer.build());
    } catch (Refusal refusal) {
      return refusal.answer();
    } finally {
      lock.unlock();
    }
  }

  private void checkRoom(ConferenceModifyIQ request) throws Refusal {
    if (request.getCreate() && draining) {
      throw Refusal.unavailable("The bridge drains and takes no new conference");
    }
    if (request.getCreate() && byMeeting.size() >= config.limits().conferences()) {
      throw Refusal.full("The bridge has all the conferences that it may have");
    }
    boolean more = request.getEndpoints().stream().anyMatch(Colibri2Endpoint::getCreate);
    if (more && endpoints() >= config.limits().endpoints()) {
      throw Refusal.full("The bridge has all the endpoints that it may have");
    }
  }

  private int endpoints() {
    return byMeeting.values().stream().mapToInt(c -> c.endpoints.size()).sum();
  }

  /** From now on, or no longer, new conferences are refused; those that are there go on. */
  public void drain(boolean drain) {
    lock.lock();
    try {
      draining = drain;
    } finally {
      lock.unlock();
    }
  }

  /** As {@code BriefingControls.stage}. */
  public boolean stage(String meetingId, List<String> endpointIds) {
    return with(meetingId, conference -> conference.room.setStage(endpointIds));
  }

  /** As {@code BriefingControls.voices}. */
  public boolean voices(String meetingId, Set<String> endpointIds) {
    return with(meetingId, conference -> conference.room.setVoices(endpointIds));
  }

  /** As {@code BriefingControls.reception}. */
  public boolean reception(String meetingId, String endpointId, Reception reception) {
    boolean[] known = new boolean[1];
    with(meetingId, c -> known[0] = c.room.setReception(endpointId, reception));
    return known[0];
  }

  /** As {@code BriefingControls.muteSources}. */
  public boolean muteSources(String meetingId, String endpointId, Set<String> names) {
    boolean[] known = new boolean[1];
    with(meetingId, c -> known[0] = c.room.muteSources(endpointId, names));
    return known[0];
  }

  /** The endpoint's transport, if the password of its channel is right. */
  public Optional<Peer> channel(String conferenceId, String endpointId, String password) {
    lock.lock();
    try {
      for (Conference conference : byMeeting.values()) {
        Conference.Endpoint endpoint = conference.endpoints.get(endpointId);
        if (conference.room.id().equals(conferenceId)
            && endpoint != null
            && MessageDigest.isEqual(bytes(endpoint.channelPassword), bytes(password))) {
          return Optional.of(endpoint.peer);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  public List<BridgeStats.Conference> stats() {
    lock.lock();
    try {
      List<BridgeStats.Conference> all = new ArrayList<>();
      for (Conference conference : byMeeting.values()) {
        List<BridgeStats.Endpoint> endpoints = new ArrayList<>();
        conference.endpoints.forEach(
            (id, endpoint) ->
                conference
                    .room
                    .figures(id)
                    .ifPresent(
                        figures ->
                            endpoints.add(
                                new BridgeStats.Endpoint(endpoint.peer.isConnected(), figures))));
        all.add(new BridgeStats.Conference(conference.meetingId, endpoints));
      }
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Expires everything; later requests are refused. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      List.copyOf(byMeeting.values()).forEach(this::expire);
    } finally {
      lock.unlock();
    }
  }

  private void perform(
      Conference conference,
      RequestCheck.Step step,
      SlotCounts slots,
      ConferenceModifiedIQ.Builder answer)
      throws Refusal {
    switch (step) {
      case RequestCheck.Step.Expire expired -> conference.expire(expired.id());
      case RequestCheck.Step.Change change -> {
        if (change.create()) {
          create(conference, change, slots);
        }
        Conference.Endpoint endpoint = conference.endpoints.get(change.id());
        if (change.sources().isPresent()) {
          setSources(conference, change, change.sources().get());
        }
        change.mute().ifPresent(m -> conference.room.forceMute(change.id(), m.audio(), m.video()));
        if (change.remote().isPresent() && endpoint.remote == null) {
          endpoint.remote = change.remote().get();
          endpoint.peer.remote(endpoint.remote.credentials(), endpoint.remote.fingerprint());
        }
        if (change.create()) {
          answer.addEndpoint(answers.endpoint(conference.room.id(), change.id(), endpoint));
          answer.setSources(answers.feedback(endpoint));
        }
      }
    }
  }

  private void create(Conference conference, RequestCheck.Step.Change change, SlotCounts slots)
      throws Refusal {
    LoopPeers loop = loops.stream().min(Comparator.comparingInt(LoopPeers::size)).orElseThrow();
    Peer peer = new Peer(change.id(), loop, IceCredentials.random(random), handshakes);
    EndpointSpec spec =
        new EndpointSpec(
            change.id(),
            change.statsId(),
            slots.audio(),
            slots.video(),
            change.negotiated().payloadTypes(),
            change.negotiated().extensions());
    MediaEndpoint media =
        conference
            .room
            .addEndpoint(spec, loop.loop().index(), peer)
            .orElseThrow(() -> Refusal.conflict("There is an endpoint " + change.id()));
    peer.attach(media);
    loop.add(peer);
    conference.endpoints.put(change.id(), new Conference.Endpoint(media, peer, loop, secret()));
  }

  /** The last thing that can be refused; a new endpoint is taken back then. */
  private void setSources(
      Conference conference, RequestCheck.Step.Change change, List<SourceSpec> sources)
      throws Refusal {
    SourceVerdict verdict = conference.room.setSources(change.id(), sources);
    if (verdict == SourceVerdict.ACCEPTED) {
      return;
    }
    if (change.create()) {
      conference.expire(change.id());
    }
    throw verdict == SourceVerdict.NAME_IN_USE
        ? Refusal.conflict("A source name is in use")
        : Refusal.bad("The sources were not accepted: " + verdict);
  }

  private Conference newConference(String meetingId) {
    return new Conference(meetingId, Room.create(secret(), loops, random));
  }

  private void expire(Conference conference) {
    byMeeting.remove(conference.meetingId);
    List.copyOf(conference.endpoints.keySet()).forEach(conference::expire);
    conference.room.expire();
  }

  private boolean with(String meetingId, Consumer<Conference> action) {
    lock.lock();
    try {
      Conference conference = byMeeting.get(meetingId);
      if (conference == null) {
        return false;
      }
      action.accept(conference);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private String secret() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }
}
