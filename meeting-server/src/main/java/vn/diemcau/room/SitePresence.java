package vn.diemcau.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import vn.diemcau.organisation.UnitId;

/**
 * What is so of a site right now and decides nothing.
 *
 * @param endpoints null for who does not see other sites' devices
 * @param media the device with the site's microphone; null without one
 * @param mic {@code on} or {@code off} as the device reports it; null before its first report
 */
public record SitePresence(
    UnitId site,
    boolean connected,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<RoomView.Device> endpoints,
    String media,
    String mic,
    String camera,
    String quality,
    boolean speaking) {

  public static SitePresence none(UnitId site) {
    return new SitePresence(site, false, List.of(), null, null, null, null, false);
  }

  public SitePresence withoutDevices() {
    return new SitePresence(site, connected, null, media, mic, camera, quality, speaking);
  }
}
