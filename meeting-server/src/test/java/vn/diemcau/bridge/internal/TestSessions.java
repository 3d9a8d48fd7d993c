package vn.diemcau.bridge.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import vn.diemcau.bridge.pool.BridgePool;
import vn.diemcau.bridge.pool.BridgeSettings;
import vn.diemcau.bridge.pool.PoolProperties;
import vn.diemcau.mediabridge.MediaBridge;

/** Media sessions without the rest of the server. */
final class TestSessions {

  private TestSessions() {}

  /** On one bridge of this process. */
  static BridgeSessions on(MediaBridge bridge) {
    return on(bridge, CodecPreference.DEFAULT);
  }

  static BridgeSessions on(MediaBridge bridge, CodecPreference codecs) {
    return on(
        BridgePool.of(List.of(BridgeSettings.EMBEDDED), () -> bridge, InstantSource.system()),
        codecs,
        event -> {});
  }

  /** On a pool without regions. */
  static BridgeSessions on(
      BridgePool pool, CodecPreference codecs, ApplicationEventPublisher events) {
    MediaTable table = new MediaTable(codecs);
    MeetingRegions regions =
        new MeetingRegions(new PoolProperties(List.of(), "", Map.of()), null, null);
    return new BridgeSessions(table, new Moves(table, pool, regions, events));
  }
}
