package vn.diemcau.mediabridge.colibri;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri.SourcePacketExtension;
import org.jitsi.xmpp.extensions.colibri2.MediaSource;
import org.jitsi.xmpp.extensions.colibri2.Sources;
import org.jitsi.xmpp.extensions.jingle.SourceGroupPacketExtension;
import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.room.SourceSpec;
import vn.diemcau.mediabridge.room.VideoType;

/** Reads the {@code sources} of an endpoint: names, SSRCs and their FID groups. */
final class SourceReader {

  private static final int MAX_SOURCES = 16;
  private static final String NAME = "[A-Za-z0-9_.:-]{1,128}";

  private SourceReader() {}

  static List<SourceSpec> read(Sources sources) throws Refusal {
    List<SourceSpec> read = new ArrayList<>();
    for (MediaSource source : sources.getMediaSources()) {
      readSource(source, read);
      if (read.size() > MAX_SOURCES) {
        throw Refusal.bad("An endpoint has at most " + MAX_SOURCES + " sources");
      }
    }
    return read;
  }

  private static void readSource(MediaSource source, List<SourceSpec> read) throws Refusal {
    if (source.getType() != MediaType.AUDIO && source.getType() != MediaType.VIDEO) {
      throw Refusal.bad("A source is audio or video");
    }
    Map<Long, Long> rtx = new HashMap<>();
    for (SourceGroupPacketExtension group : source.getSsrcGroups()) {
      if (!SourceGroupPacketExtension.SEMANTICS_FID.equalsIgnoreCase(group.getSemantics())) {
        throw Refusal.notImplemented("Of the source groups only FID is known");
      }
      if (group.getSources().size() != 2) {
        throw Refusal.bad("An FID group holds two sources");
      }
      rtx.put(ssrc(group.getSources().get(0)), ssrc(group.getSources().get(1)));
    }
    for (SourcePacketExtension one : source.getSources()) {
      long ssrc = ssrc(one);
      if (rtx.containsValue(ssrc)) {
        continue;
      }
      String name = one.getName() != null ? one.getName() : source.getId();
      if (name == null || !name.matches(NAME)) {
        throw Refusal.bad("A source needs a name of letters, digits, dot, colon, - and _");
      }
      read.add(spec(name, source, one, ssrc, rtx));
    }
  }

  private static SourceSpec spec(
      String name, MediaSource source, SourcePacketExtension one, long ssrc, Map<Long, Long> rtx) {
    boolean video = source.getType() == MediaType.VIDEO;
    VideoType type =
        VideoType.DESKTOP.wireName().equals(one.getVideoType())
            ? VideoType.DESKTOP
            : VideoType.CAMERA;
    return new SourceSpec(
        name,
        video ? MediaKind.VIDEO : MediaKind.AUDIO,
        video ? type : null,
        ssrc,
        rtx.getOrDefault(ssrc, SourceSpec.NO_SSRC));
  }

  private static long ssrc(SourcePacketExtension source) throws Refusal {
    try {
      long ssrc = source.getSSRC();
      if (ssrc > 0 && ssrc <= 0xFFFF_FFFFL) {
        return ssrc;
      }
    } catch (NumberFormatException e) {
      // falls through to the one refusal for all bad SSRCs
    }
    throw Refusal.bad("An SSRC is a number of 32 bits");
  }
}
