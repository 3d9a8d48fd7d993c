package vn.diemcau.mediabridge;

import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.peer.IgnoredReason;
import vn.diemcau.mediabridge.room.EndpointFigures;

/**
 * The bridge's figures at one moment.
 *
 * @param ports the loops' UDP ports
 * @param tcpPort {@link BridgeConfig#NO_TCP} for none
 * @param tcpRefused TCP connections that were nobody's, or too many
 * @param ignored datagrams that reached no room, by reason
 * @param faults exceptions caught on loops: bugs
 */
public record BridgeStats(
    boolean nativeTransport,
    List<Integer> ports,
    int tcpPort,
    int tcpConnections,
    long tcpRefused,
    long datagramsReceived,
    long datagramsSent,
    long datagramsDroppedForBackpressure,
    long faults,
    Map<IgnoredReason, Long> ignored,
    List<Conference> conferences) {

  /** One conference; {@code endpoints} in the order in which they came. */
  public record Conference(String meetingId, List<Endpoint> endpoints) {}

  /** One endpoint; {@code connected} means that ICE and DTLS are up. */
  public record Endpoint(boolean connected, EndpointFigures figures) {}

  /** Endpoints of all conferences. */
  public int endpoints() {
    return conferences.stream().map(Conference::endpoints).mapToInt(List::size).sum();
  }

  /** How much of what the bridge may take is there, 1 for all of it. */
  public double stress(BridgeConfig.Limits limits) {
    return Math.max(
        (double) conferences.size() / limits.conferences(),
        (double) endpoints() / limits.endpoints());
  }
}
