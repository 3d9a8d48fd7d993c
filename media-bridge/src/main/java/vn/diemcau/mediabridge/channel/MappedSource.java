package vn.diemcau.mediabridge.channel;

/**
 * One entry of {@code VideoSourcesMap} or {@code AudioSourcesMap}: which source is in which slot.
 *
 * @param source name of the source
 * @param owner id of its endpoint
 * @param ssrc of the slot, unsigned
 * @param rtx retransmission SSRC of the slot, unsigned; not told for audio
 * @param videoType {@code camera} or {@code desktop}; null for audio
 */
public record MappedSource(
    String source, String owner, long ssrc, long rtx, String videoType, String mid) {}
