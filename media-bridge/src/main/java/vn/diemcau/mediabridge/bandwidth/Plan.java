package vn.diemcau.mediabridge.bandwidth;

import java.util.List;

/**
 * The pictures of one receiver.
 *
 * @param grants most important first
 * @param limited the link carries less than is wanted and allowed
 * @param wantedBits what all that is wanted would cost, bits per second
 */
public record Plan(List<Grant> grants, boolean limited, long wantedBits) {}
