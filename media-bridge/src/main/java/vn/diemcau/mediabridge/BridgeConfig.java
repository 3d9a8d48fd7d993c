package vn.diemcau.mediabridge;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.room.Room;

/**
 * The settings of a bridge.
 *
 * @param serverId names the bridge in the paths of its channels
 * @param loops event loops, each with its own UDP port
 * @param bindAddress IPv4 address to listen on, {@code 0.0.0.0} for all
 * @param bindAddress6 IPv6 address to listen on in addition, {@code ::} for all, empty for none
 * @param firstPort UDP port of the first loop, the others follow; 0 takes free ports
 * @param tcpPort the one TCP port for clients whose network blocks UDP; 0 takes a free one, {@link
 *     #NO_TCP} none
 * @param addresses addresses of both families to announce as host candidates, best first
 * @param publicAddresses local to public address, for a bridge behind a static NAT; the public one
 *     is announced in addition
 * @param channelBase what the addresses of bridge channels begin with
 * @param limits what is refused beyond
 */
public record BridgeConfig(
    String serverId,
    int loops,
    String bindAddress,
    String bindAddress6,
    int firstPort,
    int tcpPort,
    List<String> addresses,
    Map<String, String> publicAddresses,
    String channelBase,
    Limits limits) {

  /** No TCP port. */
  public static final int NO_TCP = -1;

  /**
   * How much a bridge takes on.
   *
   * @param conferences at once
   * @param endpoints at once, over all conferences
   */
  public record Limits(int conferences, int endpoints) {
    public static final Limits STANDARD = new Limits(500, 2_000);

    public Limits {
      if (conferences < 1 || endpoints < 1) {
        throw new IllegalArgumentException("limits " + conferences + ", " + endpoints);
      }
    }
  }

  public BridgeConfig {
    if (loops < 1 || loops > Room.MAX_LOOPS || firstPort < 0 || firstPort + loops > 65_536) {
      throw new IllegalArgumentException("loops " + loops + ", first port " + firstPort);
    }
    if (tcpPort < NO_TCP || tcpPort > 65_535) {
      throw new IllegalArgumentException("TCP port " + tcpPort);
    }
    if (!serverId.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("server id " + serverId);
    }
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("no address to announce");
    }
    addresses = List.copyOf(addresses);
    publicAddresses = Map.copyOf(publicAddresses);
  }

  /** One loop per core, free ports, this machine's addresses, the loopback address last. */
  public static BridgeConfig standard() {
    return new BridgeConfig(
        "embedded",
        Runtime.getRuntime().availableProcessors(),
        "0.0.0.0",
        "::",
        0,
        0,
        machineAddresses(),
        Map.of(),
        "/colibri-ws",
        Limits.STANDARD);
  }

  /** Only this machine reaches it: for tests and measurements. */
  public static BridgeConfig loopback(int loops) {
    return new BridgeConfig(
        "local",
        loops,
        "127.0.0.1",
        "",
        0,
        NO_TCP,
        List.of("127.0.0.1"),
        Map.of(),
        "/colibri-ws",
        Limits.STANDARD);
  }

  /**
   * The addresses of the interfaces that are up, IPv4 before IPv6, IPv4's loopback address last;
   * none that holds on one link only.
   */
  public static List<String> machineAddresses() {
    List<String> found = new ArrayList<>();
    List<String> ipv6 = new ArrayList<>();
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (!card.isUp() || card.isLoopback()) {
          continue;
        }
        for (InetAddress address : Collections.list(card.getInetAddresses())) {
          if (!address.isLinkLocalAddress()) {
            String text = address.getHostAddress();
            int zone = text.indexOf('%');
            (address instanceof Inet4Address ? found : ipv6)
                .add(zone < 0 ? text : text.substring(0, zone));
          }
        }
      }
    } catch (SocketException e) {
      throw new IllegalStateException("The machine's addresses cannot be read", e);
    }
    found.addAll(ipv6);
    found.add("127.0.0.1");
    return found;
  }
}
