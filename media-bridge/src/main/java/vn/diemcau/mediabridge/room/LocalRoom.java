package vn.diemcau.mediabridge.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.speakers.DominantSpeaker;
import vn.diemcau.mediabridge.speakers.LoudestVoices;

/** A room in this process: its state, changed by compare-and-set, and a shard for each loop. */
final class LocalRoom implements Room {

  private final String id;
  private final Shard[] shards;
  private final RandomGenerator random;
  private final AtomicReference<RoomState> state = new AtomicReference<>(RoomState.EMPTY);
  private final LoudestVoices voices = new LoudestVoices();
  private final DominantSpeaker dominant = new DominantSpeaker();
  private final List<Consumer<String>> speakerListeners = new CopyOnWriteArrayList<>();

  LocalRoom(String id, List<? extends LoopExecutor> loops, RandomGenerator random) {
    this.id = id;
    this.random = random;
    shards = new Shard[loops.size()];
    for (int i = 0; i < shards.length; i++) {
      shards[i] = new Shard(this, i, loops.get(i));
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Optional<MediaEndpoint> addEndpoint(
      EndpointSpec spec, int loopIndex, EndpointOutput output) {
    RoomEndpoint endpoint = new RoomEndpoint(this, shards[loopIndex], spec, output, random);
    Member member = Member.fresh(endpoint);
    RoomState before =
        update(
            now ->
                now.expired() || now.member(spec.id()) != null ? now : now.with(spec.id(), member));
    boolean added = !before.expired() && before.member(spec.id()) == null;
    return added ? Optional.of(endpoint) : Optional.empty();
  }

  @Override
  public void expire(String endpointId) {
    RoomState before = update(now -> now.without(endpointId));
    Member gone = before.member(endpointId);
    if (gone != null) {
      leave(gone);
      reconsider(); // a loop may have followed between the two, and kept what was not gone yet
    }
  }

  @Override
  public void expire() {
    update(RoomState::end).members().values().forEach(this::leave);
  }

  private void leave(Member member) {
    member.endpoint().leave();
    member.tracks().forEach(this::leave);
  }

  private void leave(SourceTrack track) {
    track.leave();
    if (!track.isVideo()) {
      voices.leave(track.voice());
      dominant.leave(track.voice());
    }
  }

  @Override
  public boolean isExpired() {
    return state.get().expired();
  }

  @Override
  public boolean forceMute(String endpointId, boolean audio, boolean video) {
    boolean known = change(endpointId, member -> member.withMutes(audio, video));
    applyDecisions(endpointId);
    return known;
  }

  @Override
  public boolean muteSources(String endpointId, Set<String> names) {
    boolean known = change(endpointId, member -> member.withMutedSources(names));
    applyDecisions(endpointId);
    return known;
  }

  /** Sets the tracks' flags from the newest state, however many threads change it. */
  private void applyDecisions(String endpointId) {
    RoomState seen;
    do {
      seen = state.get();
      Member member = seen.member(endpointId);
      if (member != null) {
        boolean assured = seen.assures(endpointId);
        member.tracks().forEach(track -> applyDecisions(member, track, assured));
      }
    } while (state.get() != seen);
  }

  private void applyDecisions(Member member, SourceTrack track, boolean assured) {
    track.mute(member.isMuted(track));
    if (track.isVideo()) {
      return;
    }
    track.voice().assured(assured && track == member.microphone());
    if (track.muted()) {
      voices.leave(track.voice());
      dominant.leave(track.voice());
    }
  }

  @Override
  public SourceVerdict setSources(String endpointId, Collection<SourceSpec> sources) {
    while (true) {
      RoomState now = state.get();
      Member member = now.member(endpointId);
      SourceVerdict verdict = Announcement.check(now, member, sources);
      if (verdict != SourceVerdict.ACCEPTED) {
        return verdict;
      }
      List<SourceTrack> tracks = Announcement.tracks(member, sources, shards.length);
      if (state.compareAndSet(now, now.with(endpointId, member.withTracks(tracks)))) {
        tellShards();
        List<SourceTrack> gone = new ArrayList<>(member.tracks());
        gone.removeAll(tracks);
        if (!gone.isEmpty()) {
          gone.forEach(this::leave);
          reconsider(); // as in expire
        }
        applyDecisions(endpointId);
        return SourceVerdict.ACCEPTED;
      }
    }
  }

  @Override
  public void setStage(List<String> owners) {
    update(now -> now.withStage(owners));
  }

  @Override
  public void setVoices(Collection<String> owners) {
    update(now -> now.withVoices(owners)).members().keySet().forEach(this::applyDecisions);
  }

  @Override
  public boolean setReception(String endpointId, Reception reception) {
    return change(endpointId, member -> member.withReception(reception));
  }

  private boolean change(String endpointId, UnaryOperator<Member> how) {
    RoomState before =
        update(
            now -> {
              Member member = now.member(endpointId);
              return member == null ? now : now.with(endpointId, how.apply(member));
            });
    return before.member(endpointId) != null;
  }

  @Override
  public List<String> endpointIds() {
    return List.copyOf(state.get().members().keySet());
  }

  @Override
  public Optional<EndpointFigures> figures(String endpointId) {
    return Optional.ofNullable(state.get().member(endpointId))
        .map(member -> member.endpoint().figures(member));
  }

  @Override
  public long packetsOvertaken() {
    long sum = 0;
    for (Shard shard : shards) {
      sum += shard.overtaken();
    }
    return sum;
  }

  @Override
  public void onDominantSpeaker(Consumer<String> listener) {
    speakerListeners.add(listener);
  }

  /** A voice has become the dominant speaker. */
  void announceSpeaker(String endpointId) {
    RoomState now = state.updateAndGet(before -> before.withSpeaker(endpointId));
    for (Shard shard : shards) {
      if ((now.loopMask() & 1L << shard.index()) != 0) {
        shard.run(() -> shard.announceSpeaker(endpointId));
      }
    }
    speakerListeners.forEach(listener -> listener.accept(endpointId));
  }

  /** What sources do has changed beside the state: every receiver chooses its pictures anew. */
  void reconsider() {
    update(RoomState::again);
  }

  /** Changes the state and has each loop follow; returns the state before. */
  private RoomState update(UnaryOperator<RoomState> how) {
    RoomState before = state.getAndUpdate(how);
    tellShards();
    return before;
  }

  private void tellShards() {
    for (Shard shard : shards) {
      shard.changed();
    }
  }

  RoomState state() {
    return state.get();
  }

  Map<String, Member> members() {
    return state.get().members();
  }

  Shard[] shards() {
    return shards;
  }

  LoudestVoices voices() {
    return voices;
  }

  DominantSpeaker dominant() {
    return dominant;
  }
}
