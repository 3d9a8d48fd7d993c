package vn.diemcau.bridge.pool;

import java.net.URI;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.diemcau.node.ThisNode;

/**
 * Where one bridge is and what it is, {@code diemcau.bridges[n]}.
 *
 * @param id names it in addresses, logs and on the page of the IT staff
 * @param url of its REST; null for the embedded one
 * @param channelUrl where its bridge channels are reached ({@code ws://host:port}); null for the
 *     host and port that it announces
 * @param secret what proves to it that this server asks; null where it wants none
 * @param audioSlots for a Jitsi Videobridge: its {@code videobridge.ssrc-limit.audio}
 * @param videoSlots for a Jitsi Videobridge: its {@code videobridge.ssrc-limit.video}
 */
public record BridgeSettings(
    @DefaultValue("embedded") String id,
    @DefaultValue("diemcau") BridgeKind kind,
    URI url,
    URI channelUrl,
    @DefaultValue("") String region,
    String secret,
    @DefaultValue("3") int audioSlots,
    @DefaultValue("9") int videoSlots) {

  /** The bridge of this process, which needs no settings here. */
  public static final BridgeSettings EMBEDDED =
      new BridgeSettings("embedded", BridgeKind.EMBEDDED, null, null, "", null, 3, 9);

  public BridgeSettings {
    if (!id.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException(
          "diemcau.bridges: an id has up to 32 small letters, digits and -, not " + id);
    }
    if ((url == null) != (kind == BridgeKind.EMBEDDED)) {
      throw new IllegalArgumentException(
          "diemcau.bridges: every bridge but an embedded one has a url: " + id);
    }
  }

  /** The embedded bridges of several servers have names of their own. */
  BridgeSettings on(ThisNode node) {
    return kind != BridgeKind.EMBEDDED || node.isAlone()
        ? this
        : new BridgeSettings(
            id + "-" + node.tag(), kind, url, channelUrl, region, secret, audioSlots, videoSlots);
  }

  /** A bridge with what has no default. */
  public static BridgeSettings of(String id, BridgeKind kind, URI url) {
    return new BridgeSettings(id, kind, url, null, "", null, 3, 9);
  }
}
