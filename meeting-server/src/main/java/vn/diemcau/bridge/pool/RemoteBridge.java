package vn.diemcau.bridge.pool;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.client.RestBridge;

/**
 * A bridge in another process: COLIBRI2 over HTTP, bridge channels relayed through this server, so
 * that a client speaks to one host only.
 */
abstract class RemoteBridge implements Bridge {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration COMMAND = Duration.ofSeconds(3);
  private static final Duration PROBE = Duration.ofMillis(1_500);

  final BridgeSettings settings;
  final RestBridge commands;
  final RestBridge probes;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final ChannelDialer dialer = new ChannelDialer(http);

  /** As its announced addresses have them; known from the first answer on. */
  private volatile URI announcedBase;

  private volatile String announcedServer = "";

  RemoteBridge(BridgeSettings settings) {
    this.settings = settings;
    String secret = settings.secret() == null ? "" : settings.secret();
    this.commands = new RestBridge(http, settings.url(), secret, COMMAND);
    this.probes = new RestBridge(http, settings.url(), secret, PROBE);
  }

  @Override
  public ModifyAnswer modify(ConferenceModifyIQ request, SlotCounts slots) {
    return commands.modify(request, slots);
  }

  @Override
  public final boolean canDrain() {
    return true;
  }

  @Override
  public final String channelPath(String announced) {
    ChannelAddress address = ChannelAddress.read(announced).orElseThrow();
    announcedServer = address.server();
    announcedBase = URI.create(announced.substring(0, announced.indexOf(ChannelAddress.BASE)));
    return address.on(settings.id()).path();
  }

  @Override
  public final Optional<BridgeChannel> openChannel(
      ChannelAddress address, Consumer<String> toClient, Runnable gone) {
    URI base = settings.channelUrl() == null ? announcedBase : settings.channelUrl();
    if (base == null || announcedServer.isEmpty()) {
      return Optional.empty();
    }
    return dialer.dial(base.resolve(address.on(announcedServer).path()), toClient, gone);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
