package vn.diemcau.mediabridge.room;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The control side of one room of the bridge. Its methods may be called from any thread and never
 * block; what they change is in force for the next packet that any loop handles ({@link
 * #forceMute}), or at the latest with the next tick (sources, stage, reception).
 */
public interface Room {

  /** The most loops that a room can spread over. */
  int MAX_LOOPS = 64;

  /**
   * A new, empty room.
   *
   * @param loops every loop on which endpoints may live, at most {@link #MAX_LOOPS}
   * @param random for SSRCs and first sequence numbers; safe for use by several threads
   */
  static Room create(String id, List<? extends LoopExecutor> loops, RandomGenerator random) {
    if (loops.isEmpty() || loops.size() > MAX_LOOPS) {
      throw new IllegalArgumentException(loops.size() + " loops");
    }
    return new LocalRoom(id, loops, random);
  }

  String id();

  /**
   * Adds an endpoint that lives on the loop with this index.
   *
   * @return empty when the room has expired or the id is taken
   */
  Optional<MediaEndpoint> addEndpoint(EndpointSpec spec, int loopIndex, EndpointOutput output);

  /** Takes an endpoint out, with its sources. Its output is not called after the next tick. */
  void expire(String endpointId);

  /** Takes every endpoint out; nothing can be added afterwards. */
  void expire();

  boolean isExpired();

  /**
   * Mutes or unmutes what an endpoint sends. The next packet of a muted kind, on whichever loop, is
   * dropped.
   *
   * @return false when there is no such endpoint
   */
  boolean forceMute(String endpointId, boolean audio, boolean video);

  /**
   * Mutes exactly these sources of an endpoint beside what {@link #forceMute} mutes; names that it
   * has not announced yet count when it does.
   *
   * @return false when there is no such endpoint
   */
  boolean muteSources(String endpointId, Set<String> names);

  /**
   * Replaces the whole set of sources of an endpoint. A source that stays (same name and SSRCs)
   * goes on without a gap.
   */
  SourceVerdict setSources(String endpointId, Collection<SourceSpec> sources);

  /** What everyone sees large, most important first: endpoint ids. Unknown ids are kept in mind. */
  void setStage(List<String> owners);

  /**
   * Whose voices are forwarded whoever else is louder: endpoint ids, at most {@link
   * vn.diemcau.mediabridge.speakers.LoudestVoices#SEATS} of them to any purpose. Unknown ids are
   * kept in mind.
   */
  void setVoices(Collection<String> owners);

  /** Whose media an endpoint may be given; new endpoints start with {@link Reception#EVERYONE}. */
  boolean setReception(String endpointId, Reception reception);

  /** Ids of the present endpoints, in the order in which they came. */
  List<String> endpointIds();

  Optional<EndpointFigures> figures(String endpointId);

  /** Packets dropped between two loops because their source was muted or left meanwhile. */
  long packetsOvertaken();

  /** Told of each new dominant speaker, by endpoint id, on some loop's thread. */
  void onDominantSpeaker(Consumer<String> listener);
}
