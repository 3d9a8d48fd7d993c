package vn.diemcau.bridge.pool;

import java.util.Optional;
import java.util.function.Consumer;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.BriefingControls;
import vn.diemcau.mediabridge.ChannelAnswer;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;

/** The bridge of this process; it lives and dies with the server. */
final class EmbeddedBridge implements BriefingBridge {

  private final String id;
  private final MediaBridge bridge;

  EmbeddedBridge(String id, MediaBridge bridge) {
    this.id = id;
    this.bridge = bridge;
  }

  @Override
  public ModifyAnswer modify(ConferenceModifyIQ request, SlotCounts slots) {
    return bridge.modify(request, slots);
  }

  @Override
  public BriefingControls controls() {
    return bridge;
  }

  @Override
  public Optional<BridgeReport> probe() {
    BridgeStats stats = bridge.stats();
    double stress = stats.stress(bridge.config().limits());
    return Optional.of(new BridgeReport(stats.endpoints(), stress, false, ""));
  }

  /** It ends with the server. */
  @Override
  public boolean canDrain() {
    return false;
  }

  @Override
  public boolean drain(boolean on) {
    return false;
  }

  @Override
  public String channelPath(String announced) {
    return ChannelAddress.read(announced).orElseThrow().on(id).path();
  }

  @Override
  public Optional<BridgeChannel> openChannel(
      ChannelAddress address, Consumer<String> toClient, Runnable gone) {
    return bridge.openChannel(
                address.conference(), address.endpoint(), address.password(), toClient)
            instanceof ChannelAnswer.Opened opened
        ? Optional.of(opened.channel())
        : Optional.empty();
  }

  /** Whoever started it ends it. */
  @Override
  public void close() {
    // nothing of its own
  }
}
