package vn.diemcau.mediabridge.bandwidth;

import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * A video source that a receiver is given.
 *
 * @param maxHeight how large it is wanted at most, in pixels, at least 1
 */
public record Grant(SourceTrack track, int maxHeight) {}
