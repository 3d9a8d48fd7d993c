package vn.diemcau.bridge;

/**
 * What a client answers once per meeting and bridge.
 *
 * @param number tells this offer from others of the same endpoint; given back with the answer
 * @param sdp the offer (RFC 8866), with all receiving slots
 * @param channelPath where the bridge channel's WebSocket is, on this server
 */
public record MediaOffer(
    String endpoint, long number, String sdp, String channelPath, int audioSlots, int videoSlots) {}
