package vn.diemcau.mediabridge.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.diemcau.mediabridge.receive.SourceTrack;

/** What an endpoint says that it sends: whether the room takes it, and the tracks that it makes. */
final class Announcement {

  private static final int MAX_SOURCES = 8;

  private Announcement() {}

  /**
   * Judges what an endpoint announces.
   *
   * @param member null for an endpoint that is not in the room
   */
  static SourceVerdict check(RoomState now, Member member, Collection<SourceSpec> sources) {
    if (member == null) {
      return SourceVerdict.UNKNOWN_ENDPOINT;
    }
    if (sources.size() > MAX_SOURCES) {
      return SourceVerdict.TOO_MANY;
    }
    Set<Long> ssrcs = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (SourceSpec source : sources) {
      if (!ssrcs.add(source.ssrc())
          || source.rtxSsrc() != SourceSpec.NO_SSRC && !ssrcs.add(source.rtxSsrc())) {
        return SourceVerdict.DUPLICATE_SSRC;
      }
      if (!names.add(source.name())) {
        return SourceVerdict.NAME_IN_USE;
      }
    }
    boolean taken =
        now.members().values().stream()
            .filter(other -> other.endpoint() != member.endpoint())
            .flatMap(other -> other.tracks().stream())
            .anyMatch(track -> names.contains(track.name()));
    return taken ? SourceVerdict.NAME_IN_USE : SourceVerdict.ACCEPTED;
  }

  /** The tracks of what was announced: one that was there before stays the same. */
  static List<SourceTrack> tracks(Member member, Collection<SourceSpec> sources, int loops) {
    List<SourceTrack> tracks = new ArrayList<>(sources.size());
    sources.forEach(source -> tracks.add(track(member, source, loops)));
    return tracks;
  }

  private static SourceTrack track(Member member, SourceSpec source, int loops) {
    boolean video = source.kind() == MediaKind.VIDEO;
    for (SourceTrack track : member.tracks()) {
      if (track.name().equals(source.name())
          && track.isVideo() == video
          && track.ssrc() == (int) source.ssrc()
          && track.rtxSsrc() == source.rtxSsrc()) {
        return track;
      }
    }
    return new SourceTrack(
        source.name(),
        member.endpoint().id(),
        member.endpoint().loopIndex(),
        video ? source.videoType().wireName() : null,
        (int) source.ssrc(),
        source.rtxSsrc(),
        loops,
        member.endpoint()::requestKeyFrame);
  }
}
