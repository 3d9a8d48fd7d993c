package vn.diemcau.mediabridge.room;

/**
 * One source that an endpoint sends.
 *
 * @param name unique in the room, e.g. {@code s17-v0}
 * @param videoType null for audio
 * @param ssrc unsigned 32 bits
 * @param rtxSsrc SSRC of its retransmissions (the second of its FID group), or {@link #NO_SSRC}
 */
public record SourceSpec(
    String name, MediaKind kind, VideoType videoType, long ssrc, long rtxSsrc) {

  /** The source has no SSRC of this sort. */
  public static final long NO_SSRC = -1;

  public SourceSpec {
    if (name == null || name.isBlank() || name.length() > 128) {
      throw new IllegalArgumentException("source name");
    }
    if (ssrc < 0 || ssrc > 0xFFFF_FFFFL || rtxSsrc < NO_SSRC || rtxSsrc > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("ssrc");
    }
    if (kind == MediaKind.VIDEO && videoType == null) {
      videoType = VideoType.CAMERA;
    }
  }
}
