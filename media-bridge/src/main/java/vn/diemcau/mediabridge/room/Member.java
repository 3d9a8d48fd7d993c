package vn.diemcau.mediabridge.room;

import java.util.List;
import java.util.Set;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * One endpoint as the state of its room has it.
 *
 * @param mutedSources names of sources that are muted beside whole kinds, announced or not
 */
record Member(
    RoomEndpoint endpoint,
    List<SourceTrack> tracks,
    boolean audioMuted,
    boolean videoMuted,
    Set<String> mutedSources,
    Reception reception) {

  static Member fresh(RoomEndpoint endpoint) {
    return new Member(endpoint, List.of(), false, false, Set.of(), Reception.EVERYONE);
  }

  Member withTracks(List<SourceTrack> now) {
    return new Member(endpoint, List.copyOf(now), audioMuted, videoMuted, mutedSources, reception);
  }

  Member withMutes(boolean audio, boolean video) {
    return new Member(endpoint, tracks, audio, video, mutedSources, reception);
  }

  Member withMutedSources(Set<String> names) {
    return new Member(endpoint, tracks, audioMuted, videoMuted, Set.copyOf(names), reception);
  }

  Member withReception(Reception now) {
    return new Member(endpoint, tracks, audioMuted, videoMuted, mutedSources, now);
  }

  /** The sound that it announced first; others are those of a screen or a film. */
  SourceTrack microphone() {
    return tracks.stream().filter(track -> !track.isVideo()).findFirst().orElse(null);
  }

  boolean isMuted(SourceTrack track) {
    return (track.isVideo() ? videoMuted : audioMuted) || mutedSources.contains(track.name());
  }
}
