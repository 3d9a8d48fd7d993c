package vn.diemcau.mediabridge.room;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.mediabridge.channel.ChannelMessages;
import vn.diemcau.mediabridge.channel.MappedSource;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.send.AudioSlot;
import vn.diemcau.mediabridge.send.AudioSlots;
import vn.diemcau.mediabridge.send.VideoSlot;
import vn.diemcau.mediabridge.send.VideoSlots;

/** Tells a receiver over its bridge channel which source is in which of its slots. */
final class SlotNews {

  private static final long NOT_TOLD = -1;

  private final EndpointOutput output;

  SlotNews(EndpointOutput output) {
    this.output = output;
  }

  /** The names of the sources whose pictures are wanted in a slot. */
  void forwarded(VideoSlots video) {
    List<String> names = new ArrayList<>();
    for (VideoSlot slot : video.all()) {
      if (slot.wanted()) {
        names.add(slot.track().name());
      }
    }
    output.channel(ChannelMessages.forwardedSources(names));
  }

  void video(VideoSlots video) {
    List<MappedSource> mapped = new ArrayList<>();
    for (VideoSlot slot : video.all()) {
      if (slot.track() != null) {
        long rtx = Integer.toUnsignedLong(slot.rtxSsrc());
        mapped.add(mapped(slot.track(), slot.ssrc(), rtx, slot.mid()));
      }
    }
    output.channel(ChannelMessages.videoSourcesMap(mapped));
  }

  void audio(AudioSlots audio) {
    List<MappedSource> mapped = new ArrayList<>();
    for (AudioSlot slot : audio.all()) {
      if (slot.track() != null) {
        mapped.add(mapped(slot.track(), slot.ssrc(), NOT_TOLD, slot.mid()));
      }
    }
    output.channel(ChannelMessages.audioSourcesMap(mapped));
  }

  private static MappedSource mapped(SourceTrack track, int ssrc, long rtx, String mid) {
    return new MappedSource(
        track.name(), track.owner(), Integer.toUnsignedLong(ssrc), rtx, track.videoType(), mid);
  }
}
