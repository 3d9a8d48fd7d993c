package vn.diemcau.mediabridge.client;

import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.room.VideoType;

/**
 * One source that a client sends.
 *
 * @param name {@code <endpoint>-a0} microphone, {@code -v0} camera, {@code -v1} screen, {@code -a1}
 *     its sound
 * @param videoType null for audio
 * @param rtxSsrc SSRC of its retransmissions, or -1
 */
public record ClientSource(
    String name, MediaKind kind, VideoType videoType, long ssrc, long rtxSsrc) {}
