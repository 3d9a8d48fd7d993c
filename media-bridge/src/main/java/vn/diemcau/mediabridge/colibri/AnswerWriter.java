package vn.diemcau.mediabridge.colibri;

import java.util.Map;
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

/** Writes the bridge's side of a new endpoint: ICE, candidates, fingerprint, channel address. */
final class AnswerWriter {

  private static final long HOST_PREFERENCE = 126L << 24;
  private static final long MAPPED_PREFERENCE = 100L << 24;

  private final BridgeConfig config;
  private final Fingerprint fingerprint;

  AnswerWriter(BridgeConfig config, Fingerprint fingerprint) {
    this.config = config;
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
    addCandidates(ice, endpoint.loop.loop().port());
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

  private void addCandidates(IceUdpTransportPacketExtension ice, int port) {
    int order = 0;
    Set<String> mapped = new TreeSet<>();
    for (String address : config.addresses()) {
      ice.addCandidate(candidate(order++, address, port, CandidateType.host, HOST_PREFERENCE));
    }
    for (Map.Entry<String, String> mapping : config.publicAddresses().entrySet()) {
      if (config.addresses().contains(mapping.getKey()) && mapped.add(mapping.getValue())) {
        IceCandidatePacketExtension candidate =
            candidate(order++, mapping.getValue(), port, CandidateType.srflx, MAPPED_PREFERENCE);
        candidate.setRelAddr(mapping.getKey());
        candidate.setRelPort(port);
        ice.addCandidate(candidate);
      }
    }
  }

  /** Priority by RFC 8445, section 5.1.2; the addresses' order is their local preference. */
  private static IceCandidatePacketExtension candidate(
      int order, String address, int port, CandidateType type, long preference) {
    IceCandidatePacketExtension candidate = new IceCandidatePacketExtension();
    candidate.setID("c" + order);
    candidate.setFoundation(String.valueOf(order + 1));
    candidate.setComponent(1);
    candidate.setProtocol("udp");
    candidate.setPriority(preference + ((65_535L - order) << 8) + 255);
    candidate.setIP(address);
    candidate.setPort(port);
    candidate.setType(type);
    candidate.setGeneration(0);
    candidate.setNetwork(0);
    return candidate;
  }
}
