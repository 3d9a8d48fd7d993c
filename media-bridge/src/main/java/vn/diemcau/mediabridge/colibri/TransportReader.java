package vn.diemcau.mediabridge.colibri;

import java.util.List;
import java.util.Optional;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;

/** Reads the client's side of a transport: ICE credentials and certificate fingerprint. */
final class TransportReader {

  /** The client's side. */
  record Remote(IceCredentials credentials, Fingerprint fingerprint) {}

  private TransportReader() {}

  /** Empty when the request carries no client's side yet. */
  static Optional<Remote> read(Transport transport) throws Refusal {
    if (transport == null) {
      return Optional.empty();
    }
    if (transport.getSctp() != null) {
      throw Refusal.notImplemented("The bridge channel is a WebSocket; there is no SCTP");
    }
    if (transport.getIceRestart() || transport.getIceControlling()) {
      throw Refusal.notImplemented("The bridge is a lite ICE agent: no restart, no control");
    }
    IceUdpTransportPacketExtension ice = transport.getIceUdpTransport();
    if (ice == null) {
      return Optional.empty();
    }
    IceCredentials credentials = new IceCredentials(ice.getUfrag(), ice.getPassword());
    if (!credentials.isWellFormed()) {
      throw Refusal.bad("The ICE user fragment or password is not well-formed");
    }
    if (!ice.isRtcpMux()) {
      throw Refusal.bad("RTP and RTCP have to share the transport (rtcp-mux)");
    }
    return Optional.of(
        new Remote(
            credentials,
            fingerprint(ice.getChildExtensionsOfType(DtlsFingerprintPacketExtension.class))));
  }

  private static Fingerprint fingerprint(List<DtlsFingerprintPacketExtension> all) throws Refusal {
    for (DtlsFingerprintPacketExtension one : all) {
      Optional<Fingerprint> read = Fingerprint.parse(one.getHash(), one.getFingerprint());
      if (read.isPresent()) {
        if (!"active".equals(one.getSetup())) {
          throw Refusal.bad("The client has to be the active side of DTLS");
        }
        return read.get();
      }
    }
    throw Refusal.bad("There is no certificate fingerprint with a known hash");
  }
}
