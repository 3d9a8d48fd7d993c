package vn.diemcau.mediabridge.client;

import java.util.List;
import java.util.Optional;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;

/**
 * The bridge's side of a new endpoint's transport, as its answer gives it.
 *
 * @param candidates best first
 * @param channelUrl the address of the bridge channel, with its password
 */
public record BridgeTransport(
    IceCredentials credentials,
    Fingerprint fingerprint,
    List<Candidate> candidates,
    String channelUrl) {

  /**
   * One address of the bridge; {@code type} as in SDP: host or srflx. One of TCP is passive: a
   * bridge never dials.
   */
  public record Candidate(
      String foundation, String protocol, long priority, String address, int port, String type) {}

  /** Reads the transport of the endpoint; empty when the answer does not hold a whole one. */
  public static Optional<BridgeTransport> read(ConferenceModifiedIQ answer, String endpointId) {
    for (Colibri2Endpoint endpoint : answer.getEndpoints()) {
      if (endpoint.getId().equals(endpointId)
          && endpoint.getTransport() != null
          && endpoint.getTransport().getIceUdpTransport() != null) {
        return read(endpoint.getTransport().getIceUdpTransport());
      }
    }
    return Optional.empty();
  }

  private static Optional<BridgeTransport> read(IceUdpTransportPacketExtension ice) {
    List<Candidate> candidates =
        ice.getCandidateList().stream()
            .map(
                c ->
                    new Candidate(
                        c.getFoundation(),
                        c.getProtocol(),
                        c.getPriority(),
                        c.getIP(),
                        c.getPort(),
                        c.getType().name()))
            .toList();
    Optional<Fingerprint> fingerprint =
        ice.getChildExtensionsOfType(DtlsFingerprintPacketExtension.class).stream()
            .findFirst()
            .flatMap(f -> Fingerprint.parse(f.getHash(), f.getFingerprint()));
    Optional<String> channel =
        ice.getChildExtensionsOfType(WebSocketPacketExtension.class).stream()
            .findFirst()
            .map(WebSocketPacketExtension::getUrl);
    if (candidates.isEmpty() || fingerprint.isEmpty() || channel.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BridgeTransport(
            new IceCredentials(ice.getUfrag(), ice.getPassword()),
            fingerprint.get(),
            candidates,
            channel.get()));
  }
}
