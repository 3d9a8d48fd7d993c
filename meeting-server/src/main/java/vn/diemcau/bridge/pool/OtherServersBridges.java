package vn.diemcau.bridge.pool;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.node.OtherNodes;

/**
 * Bridge channels of devices that came to this server, while their room and its embedded bridge are
 * on another one.
 */
@Component
public class OtherServersBridges {

  private final OtherNodes nodes;

  OtherServersBridges(OtherNodes nodes) {
    this.nodes = nodes;
  }

  /**
   * Opens one; empty when the bridge is no other server's, or does not take it.
   *
   * @param cookie by which the other server knows the person too
   */
  public Optional<BridgeChannel> open(
      ChannelAddress address,
      String cookie,
      String from,
      Consumer<String> toClient,
      Runnable gone) {
    String id = address.server();
    Optional<URI> node = nodes.byTag(id.substring(id.lastIndexOf('-') + 1));
    return node.flatMap(
        other ->
            ChannelDialer.dial(
                other.getAuthority(),
                listener -> nodes.dial(other, address.path(), cookie, from, listener),
                toClient,
                gone));
  }
}
