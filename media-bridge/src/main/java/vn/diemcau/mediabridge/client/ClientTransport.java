package vn.diemcau.mediabridge.client;

import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;

/** The client's side of a transport, as its SDP answer gives it; it is the active side of DTLS. */
public record ClientTransport(IceCredentials credentials, Fingerprint fingerprint) {}
