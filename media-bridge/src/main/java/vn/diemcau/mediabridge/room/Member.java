package vn.diemcau.mediabridge.room;

import java.util.List;
import vn.diemcau.mediabridge.receive.SourceTrack;

/** One endpoint as the state of its room has it. */
record Member(
    RoomEndpoint endpoint,
    List<SourceTrack> tracks,
    boolean audioMuted,
    boolean videoMuted,
    Reception reception) {

  Member withTracks(List<SourceTrack> now) {
    return new Member(endpoint, List.copyOf(now), audioMuted, videoMuted, reception);
  }

  Member withMutes(boolean audio, boolean video) {
    return new Member(endpoint, tracks, audio, video, reception);
  }

  Member withReception(Reception now) {
    return new Member(endpoint, tracks, audioMuted, videoMuted, now);
  }
}
