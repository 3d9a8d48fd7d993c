package vn.diemcau.mediabridge.client;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri.SourcePacketExtension;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.MediaSource;
import org.jitsi.xmpp.extensions.colibri2.Sources;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceRtcpmuxPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.SourceGroupPacketExtension;
import vn.diemcau.mediabridge.room.MediaKind;

/**
 * The COLIBRI2 requests of a briefing; the same for the embedded bridge and a Jitsi Videobridge.
 */
public final class ColibriRequests {

  private ColibriRequests() {}

  /**
   * A new endpoint; the first one of a meeting creates the conference too.
   *
   * @param audioMuted whether the bridge drops what its microphone sends, from the start
   */
  public static ConferenceModifyIQ createEndpoint(
      String meetingId, boolean createConference, String id, boolean audioMuted) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(id);
    endpoint.setCreate(true);
    endpoint.setStatsId(id);
    endpoint.setTransport(Transport.getBuilder().build());
    MediaFormats.medias().forEach(endpoint::addMedia);
    endpoint.addCapability(Capability.CAP_SOURCE_NAME_SUPPORT);
    endpoint.addCapability(Capability.CAP_SSRC_REWRITING_SUPPORT);
    endpoint.addCapability(Capability.CAP_RTP_MID_DEMUX_SUPPORT);
    endpoint.setForceMute(audioMuted, false);
    ConferenceModifyIQ.Builder request = request(meetingId);
    request.addEndpoint(endpoint.build());
    if (createConference) {
      request.setCreate(true).setConferenceName("meeting-" + meetingId + "@conference.local");
    }
    return request.build();
  }

  /** The client's side of the transport and what it sends. */
  public static ConferenceModifyIQ answer(
      String meetingId, String id, ClientTransport transport, List<ClientSource> sources) {
    IceUdpTransportPacketExtension ice = new IceUdpTransportPacketExtension();
    ice.setUfrag(transport.credentials().ufrag());
    ice.setPassword(transport.credentials().password());
    ice.addChildExtension(new IceRtcpmuxPacketExtension());
    DtlsFingerprintPacketExtension fingerprint = new DtlsFingerprintPacketExtension();
    fingerprint.setHash(transport.fingerprint().hash());
    fingerprint.setFingerprint(transport.fingerprint().value());
    fingerprint.setSetup("active");
    ice.addChildExtension(fingerprint);
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(id);
    endpoint.setTransport(Transport.getBuilder().setIceUdpExtension(ice).build());
    endpoint.setSources(sources(sources));
    return with(meetingId, endpoint);
  }

  /** Replaces what an endpoint sends. */
  public static ConferenceModifyIQ sources(
      String meetingId, String id, List<ClientSource> sources) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(id);
    endpoint.setSources(sources(sources));
    return with(meetingId, endpoint);
  }

  /** Mutes the audio of some endpoints in the bridge and opens that of others, in one act. */
  public static ConferenceModifyIQ audioMutes(
      String meetingId, Collection<String> muted, Collection<String> open) {
    ConferenceModifyIQ.Builder request = request(meetingId);
    muted.forEach(id -> request.addEndpoint(mute(id, true)));
    open.forEach(id -> request.addEndpoint(mute(id, false)));
    return request.build();
  }

  public static ConferenceModifyIQ expireEndpoint(String meetingId, String id) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(id);
    endpoint.setExpire(true);
    return with(meetingId, endpoint);
  }

  public static ConferenceModifyIQ expireConference(String meetingId) {
    return request(meetingId).setExpire(true).build();
  }

  private static Colibri2Endpoint mute(String id, boolean audio) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(id);
    endpoint.setForceMute(audio, false);
    return endpoint.build();
  }

  private static Sources sources(List<ClientSource> sources) {
    Sources.Builder all = Sources.getBuilder();
    for (ClientSource source : sources) {
      MediaType type = source.kind() == MediaKind.AUDIO ? MediaType.AUDIO : MediaType.VIDEO;
      MediaSource.Builder media =
          MediaSource.getBuilder()
              .setType(type)
              .setId(source.name())
              .addSource(ssrc(source, source.ssrc()));
      if (source.rtxSsrc() >= 0) {
        media.addSource(ssrc(source, source.rtxSsrc()));
        SourceGroupPacketExtension group = new SourceGroupPacketExtension();
        group.setSemantics(SourceGroupPacketExtension.SEMANTICS_FID);
        group.addSources(List.of(ssrc(source, source.ssrc()), ssrc(source, source.rtxSsrc())));
        media.addSsrcGroup(group);
      }
      all.addMediaSource(media.build());
    }
    return all.build();
  }

  private static SourcePacketExtension ssrc(ClientSource source, long ssrc) {
    SourcePacketExtension extension = new SourcePacketExtension();
    extension.setSSRC(ssrc);
    extension.setName(source.name());
    if (source.videoType() != null) {
      extension.setVideoType(source.videoType().wireName());
    }
    return extension;
  }

  private static ConferenceModifyIQ with(String meetingId, Colibri2Endpoint.Builder endpoint) {
    ConferenceModifyIQ.Builder request = request(meetingId);
    request.addEndpoint(endpoint.build());
    return request.build();
  }

  private static ConferenceModifyIQ.Builder request(String meetingId) {
    return ConferenceModifyIQ.builder(UUID.randomUUID().toString()).setMeetingId(meetingId);
  }
}
