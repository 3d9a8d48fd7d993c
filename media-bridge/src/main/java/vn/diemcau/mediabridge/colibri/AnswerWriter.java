package vn.diemcau.mediabridge.colibri;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri.SourcePacketExtension;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.MediaSource;
import org.jitsi.xmpp.extensions.colibri2.Sources;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.CandidateType;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceCandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceRtcpmuxPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.loop.MediaLoop;

/** Writes the bridge's side of a new endpoint: ICE, candidates, fingerprint, channel address. */
final class AnswerWriter {

  private static final String TCP = "tcp";
  private static final long HOST = 126;
  private static final long MAPPED = 100;
  private static final long TCP_HOST = 90;
  private static final long TCP_MAPPED = 80;
  private static final long ANY_LOCAL_PREFERENCE = 65_535;

  /** Direction preference 4 (passive) above the 13 bits of the rest. */
  private static final long PASSIVE_LOCAL_PREFERENCE = (4 << 13) + 8_191;

  private final BridgeConfig config;
  private final Optional<Integer> tcpPort;
  private final Fingerprint fingerprint;

  AnswerWriter(BridgeConfig config, Optional<Integer> tcpPort, Fingerprint fingerprint) {
    this.config = config;
    this.tcpPort = tcpPort;
    this.fingerprint = fingerprint;
  }

  Colibri2Endpoint endpoint(String conferenceId, String id, Conference.Endpoint endpoint) {
    IceUdpTransportPacketExtension ice = new IceUdpTransportPacketExtension();
    IceCredentials local = endpoint.peer.localCredentials();
    ice.setUfrag(local.ufrag());
    ice.setPassword(local.password());
    ice.addChildExtension(new IceRtcpmuxPacketExtension());
    DtlsFingerprintPacketExtension dtls = new DtlsFingerprintPacketExtension();
    dtls.setHash(fingerprint.hash());
    dtls.setFingerprint(fingerprint.value());
    dtls.setSetup("actpass");
    ice.addChildExtension(dtls);
    ice.addChildExtension(new WebSocketPacketExtension(channelUrl(conferenceId, id, endpoint)));
    addCandidates(ice, endpoint.loop.loop());
    Colibri2Endpoint.Builder answer = Colibri2Endpoint.getBuilder();
    answer.setId(id);
    answer.setTransport(Transport.getBuilder().setIceUdpExtension(ice).build());
    return answer.build();
  }

  /** The sources under which the bridge itself sends RTCP. */
  Sources feedback(Conference.Endpoint endpoint) {
    return Sources.getBuilder()
        .addMediaSource(feedback(MediaType.AUDIO, "jvb-a0", endpoint))
        .addMediaSource(feedback(MediaType.VIDEO, "jvb-v0", endpoint))
        .build();
  }

  static ConferenceModifiedIQ.Builder answer(String stanzaId) {
    return ConferenceModifiedIQ.builder(stanzaId == null ? "0" : stanzaId);
  }

  private static MediaSource feedback(MediaType type, String id, Conference.Endpoint endpoint) {
    SourcePacketExtension source = new SourcePacketExtension();
    source.setSSRC(endpoint.media.feedbackSsrc());
    source.setName(id);
    return MediaSource.getBuilder().setType(type).setId(id).addSource(source).build();
  }

  private String channelUrl(String conferenceId, String id, Conference.Endpoint endpoint) {
    return config.channelBase()
        + "/"
        + config.serverId()
        + "/"
        + conferenceId
        + "/"
        + id
        + "?pwd="
        + endpoint.channelPassword;
  }

  /** UDP on the endpoint's own port, then the one TCP port; both with their public mapping. */
  private void addCandidates(IceUdpTransportPacketExtension ice, MediaLoop loop) {
    List<String> addresses =
        config.addresses().stream().filter(a -> a.indexOf(':') < 0 || loop.hasIpv6()).toList();
    add(ice, addresses, "udp", loop.port(), HOST, MAPPED, ANY_LOCAL_PREFERENCE);
    if (tcpPort.isPresent()) {
      add(ice, addresses, TCP, tcpPort.get(), TCP_HOST, TCP_MAPPED, PASSIVE_LOCAL_PREFERENCE);
    }
  }

  private void add(
      IceUdpTransportPacketExtension ice,
      List<String> addresses,
      String protocol,
      int port,
      long host,
      long mapped,
      long localPreference) {
    for (String address : addresses) {
      ice.addCandidate(
          candidate(ice, protocol, address, port, CandidateType.host, host, localPreference));
    }
    Set<String> announced = new TreeSet<>();
    for (Map.Entry<String, String> mapping : config.publicAddresses().entrySet()) {
      if (addresses.contains(mapping.getKey()) && announced.add(mapping.getValue())) {
        IceCandidatePacketExtension candidate =
            candidate(
                ice,
                protocol,
                mapping.getValue(),
                port,
                CandidateType.srflx,
                mapped,
                localPreference);
        candidate.setRelAddr(mapping.getKey());
        candidate.setRelPort(port);
        ice.addCandidate(candidate);
      }
    }
  }

  /**
   * Priority by RFC 8445, section 5.1.2, for TCP by RFC 6544, section 4.2; the addresses' order is
   * their local preference.
   */
  private static IceCandidatePacketExtension candidate(
      IceUdpTransportPacketExtension ice,
      String protocol,
      String address,
      int port,
      CandidateType type,
      long preference,
      long localPreference) {
    int order = ice.getCandidateList().size();
    IceCandidatePacketExtension candidate = new IceCandidatePacketExtension();
    if (protocol.equals(TCP)) {
      candidate.setAttribute("tcptype", "passive");
    }
    candidate.setID("c" + order);
    candidate.setFoundation(String.valueOf(order + 1));
    candidate.setComponent(1);
    candidate.setProtocol(protocol);
    candidate.setPriority((preference << 24) + ((localPreference - order) << 8) + 255);
    candidate.setIP(address);
    candidate.setPort(port);
    candidate.setType(type);
    candidate.setGeneration(0);
    candidate.setNetwork(0);
    return candidate;
  }
}
