package vn.diemcau.bridge;

/**
 * What a client answers once per meeting and bridge.
 *
 * @param sdp the offer (RFC 8866), with all receiving slots
 * @param channelPath where the bridge channel's WebSocket is, on this server
 */
public record MediaOffer(
    String endpoint, String sdp, String channelPath, int audioSlots, int videoSlots) {}
