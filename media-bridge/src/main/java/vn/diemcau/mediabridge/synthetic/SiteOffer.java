package vn.diemcau.mediabridge.synthetic;

import java.net.InetSocketAddress;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;

/** What a synthetic site has to know of the bridge to connect to it. */
public record SiteOffer(
    IceCredentials credentials, Fingerprint fingerprint, InetSocketAddress address) {

  /** Takes the last UDP address of the bridge itself: on the same machine the loopback one. */
  public static SiteOffer of(BridgeTransport transport) {
    BridgeTransport.Candidate candidate =
        transport.candidates().stream()
            .filter(c -> c.protocol().equals("udp") && c.type().equals("host"))
            .toList()
            .getLast();
    return new SiteOffer(
        transport.credentials(),
        transport.fingerprint(),
        new InetSocketAddress(candidate.address(), candidate.port()));
  }
}
