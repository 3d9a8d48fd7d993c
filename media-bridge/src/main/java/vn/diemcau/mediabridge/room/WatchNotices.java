package vn.diemcau.mediabridge.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.channel.ChannelMessages;
import vn.diemcau.mediabridge.receive.SourceReceiver;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * Tells one sender how large each of its pictures is wanted, 0 when nobody watches: more at once,
 * less only after it has held for a while, so that a wall that pages does not stop and start
 * encoders. Notices too when a source is wanted and does not come.
 */
final class WatchNotices {

  private static final long BEFORE_LESS = 1_000_000_000L;
  private static final long BEFORE_DORMANT = 3_000_000_000L;
  private static final int MAY_BEGIN = 180;

  /** What a source's sender was told, and since when less would do. */
  private static final class Told {
    private int height = -1;
    private boolean severalSizes;
    private boolean less;
    private long lessSince;
    private long wantedSince;
  }

  private final LocalRoom room;
  private final EndpointOutput output;
  private final Map<SourceTrack, Told> told = new HashMap<>();
  private boolean transportReady;
  private boolean channelOpen;

  WatchNotices(LocalRoom room, EndpointOutput output) {
    this.room = room;
    this.output = output;
  }

  void tick(List<SourceReceiver> receivers, long nowNanos) {
    for (SourceReceiver receiver : receivers) {
      SourceTrack track = receiver.track();
      if (track.isVideo()) {
        Told state = told.computeIfAbsent(track, fresh -> new Told());
        tick(track, state, nowNanos);
        watch(receiver, state, nowNanos);
      }
    }
    if (told.size() > receivers.size()) {
      told.keySet().removeIf(SourceTrack::gone);
    }
  }

  private void tick(SourceTrack track, Told state, long nowNanos) {
    int wanted = track.wantedHeight();
    if (track.dormant()) {
      // it costs nothing now, and shall be able to begin
      wanted = Math.max(wanted, Math.max(state.height, MAY_BEGIN));
    }
    if (wanted >= state.height) {
      state.less = false;
    } else if (!state.less) {
      state.less = true;
      state.lessSince = nowNanos;
    }
    boolean sizes = track.sizesWanted() && !state.severalSizes;
    if (sizes || wanted > state.height || state.less && nowNanos - state.lessSince >= BEFORE_LESS) {
      if (state.height <= 0) {
        state.wantedSince = nowNanos;
      }
      tell(track, state, wanted);
    }
  }

  /** Notes when a source that is wanted does not come; {@link Ingress} notes when it does. */
  private void watch(SourceReceiver receiver, Told state, long nowNanos) {
    SourceTrack track = receiver.track();
    boolean nothing =
        transportReady
            && channelOpen
            && state.height > 0
            && !track.muted()
            && nowNanos - state.wantedSince >= BEFORE_DORMANT
            && receiver.silentFor(BEFORE_DORMANT, nowNanos);
    if (nothing && !track.dormant()) {
      track.dormant(true);
      room.reconsider();
    }
  }

  /** The sender can send from now on, so that it counts when nothing comes. */
  void transportReady(long nowNanos) {
    transportReady = true;
    told.values().forEach(state -> state.wantedSince = nowNanos);
  }

  /** The channel is open again: everything, whatever was told before. */
  void tellAll(List<SourceReceiver> receivers, long nowNanos) {
    told.clear();
    channelOpen = true;
    tick(receivers, nowNanos);
  }

  private void tell(SourceTrack track, Told state, int height) {
    state.height = height;
    state.less = false;
    state.severalSizes = track.sizesWanted();
    output.channel(
        ChannelMessages.senderSourceConstraints(track.name(), height, state.severalSizes));
  }
}
