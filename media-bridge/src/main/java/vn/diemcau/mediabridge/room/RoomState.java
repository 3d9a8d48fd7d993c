package vn.diemcau.mediabridge.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.diemcau.mediabridge.bandwidth.Candidates;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * Everything that the control side has decided for a room, immutable. A change makes a new one;
 * each loop compares and follows, so nothing has to be locked or handed over.
 */
final class RoomState {

  static final RoomState EMPTY = new RoomState(Map.of(), List.of(), List.of(), Set.of(), false);

  private static final int MAX_SPEAKERS = 10;

  private final Map<String, Member> members;
  private final List<String> stage;
  private final List<String> speakers;
  private final Set<String> voices;
  private final boolean expired;
  private final Set<String> stageOwners;
  private final Candidates candidates;
  private final long loopMask;

  private RoomState(
      Map<String, Member> members,
      List<String> stage,
      List<String> speakers,
      Set<String> voices,
      boolean expired) {
    this.members = Collections.unmodifiableMap(members);
    this.stage = stage;
    this.speakers = speakers;
    this.voices = voices;
    this.expired = expired;
    stageOwners = Set.copyOf(stage);
    candidates = choosable();
    long mask = 0;
    for (Member member : members.values()) {
      mask |= 1L << member.endpoint().loopIndex();
    }
    loopMask = mask;
  }

  private Candidates choosable() {
    Map<String, SourceTrack> byName = new HashMap<>();
    for (Member member : members.values()) {
      for (SourceTrack track : member.tracks()) {
        if (track.isVideo()) {
          byName.put(track.name(), track);
        }
      }
    }
    List<SourceTrack> onStage = new ArrayList<>();
    stage.forEach(owner -> addVideo(members.get(owner), onStage));
    List<SourceTrack> byImportance = new ArrayList<>(byName.size());
    speakers.forEach(owner -> addVideo(members.get(owner), byImportance));
    Set<String> recent = Set.copyOf(speakers);
    for (Map.Entry<String, Member> entry : members.entrySet()) {
      if (!recent.contains(entry.getKey())) {
        addVideo(entry.getValue(), byImportance);
      }
    }
    return new Candidates(byName, onStage, byImportance);
  }

  private static void addVideo(Member member, List<SourceTrack> into) {
    if (member != null) {
      member.tracks().stream().filter(SourceTrack::isVideo).forEach(into::add);
    }
  }

  RoomState with(String id, Member member) {
    Map<String, Member> changed = new LinkedHashMap<>(members);
    changed.put(id, member);
    return new RoomState(changed, stage, speakers, voices, expired);
  }

  RoomState without(String id) {
    Map<String, Member> changed = new LinkedHashMap<>(members);
    changed.remove(id);
    List<String> others = speakers.stream().filter(speaker -> !speaker.equals(id)).toList();
    return new RoomState(changed, stage, others, voices, expired);
  }

  RoomState withStage(List<String> owners) {
    return new RoomState(
        members, List.copyOf(new LinkedHashSet<>(owners)), speakers, voices, expired);
  }

  RoomState withVoices(Collection<String> owners) {
    return new RoomState(members, stage, speakers, Set.copyOf(owners), expired);
  }

  RoomState withSpeaker(String id) {
    if (!members.containsKey(id)) {
      return this;
    }
    List<String> changed = new ArrayList<>(speakers);
    changed.remove(id);
    changed.addFirst(id);
    List<String> kept = changed.subList(0, Math.min(MAX_SPEAKERS, changed.size()));
    return new RoomState(members, stage, List.copyOf(kept), voices, expired);
  }

  /** The same, for everyone to follow anew. */
  RoomState again() {
    return new RoomState(members, stage, speakers, voices, expired);
  }

  RoomState end() {
    return new RoomState(Map.of(), List.of(), List.of(), Set.of(), true);
  }

  /** By id, in the order in which they came. */
  Map<String, Member> members() {
    return members;
  }

  Member member(String id) {
    return members.get(id);
  }

  boolean expired() {
    return expired;
  }

  /** Who led the talk, newest first. */
  List<String> speakers() {
    return speakers;
  }

  /** Whether the endpoint's voice is forwarded whoever else is louder. */
  boolean assures(String id) {
    return voices.contains(id);
  }

  Candidates candidates() {
    return candidates;
  }

  /** Bit i is set when endpoints live on loop i. */
  long loopMask() {
    return loopMask;
  }

  /** Whether the server lets an endpoint have a source. */
  boolean mayReceive(Member receiver, SourceTrack track) {
    if (track.owner().equals(receiver.endpoint().id())) {
      return false;
    }
    Reception reception = receiver.reception();
    Set<String> owners = track.isVideo() ? reception.videoOwners() : reception.audioOwners();
    return owners == null || owners.contains(track.owner()) || stageOwners.contains(track.owner());
  }
}
