package vn.diemcau.mediabridge.synthetic;

import java.util.List;
import java.util.Random;
import vn.diemcau.mediabridge.client.ClientSource;
import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.room.VideoType;

/** The SSRCs under which a synthetic site sends. */
public record SiteSsrcs(long audio, long video, long rtx) {

  public static SiteSsrcs random(Random random) {
    return new SiteSsrcs(one(random), one(random), one(random));
  }

  /** The same for one that shows its screen instead of a camera. */
  public List<ClientSource> screenSources(String endpoint) {
    return List.of(
        new ClientSource(endpoint + "-a0", MediaKind.AUDIO, null, audio, -1),
        new ClientSource(endpoint + "-v1", MediaKind.VIDEO, VideoType.DESKTOP, video, rtx));
  }

  private static long one(Random random) {
    return 1 + (random.nextInt() & 0x7FFF_FFFEL);
  }

  /** The sources of an endpoint of this name. */
  public List<ClientSource> sources(String endpoint) {
    return List.of(
        new ClientSource(endpoint + "-a0", MediaKind.AUDIO, null, audio, -1),
        new ClientSource(endpoint + "-v0", MediaKind.VIDEO, VideoType.CAMERA, video, rtx));
  }
}
