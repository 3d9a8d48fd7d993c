package vn.diemcau.room.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The place of a site in a meeting, kept over reloads, devices and crashes.
 *
 * @param endpoints the site's devices, in the order in which they came
 * @param mediaEndpoint the device with the site's microphone; null when there is none
 * @param hadMedia whether there ever was one
 * @param seenLive whether the site was linked at any time while the meeting was on
 */
public record Seat(
    Map<String, Endpoint> endpoints, String mediaEndpoint, boolean hadMedia, boolean seenLive) {

  static final Seat EMPTY = new Seat(Map.of(), null, false, false);

  /**
   * A device of the site.
   *
   * @param account whose device it is; null for an entry code's
   * @param connected false while its link is broken; it may come back
   * @param since when {@code connected} last changed
   */
  public record Endpoint(
      String id,
      View view,
      boolean media,
      String device,
      String deviceName,
      String tokenHash,
      UUID account,
      boolean connected,
      Instant since) {

    /** Linked, and no screen that may hang in an empty room. */
    public boolean present() {
      return connected && !view.projected();
    }

    Endpoint connected(boolean now, Instant at) {
      return new Endpoint(id, view, media, device, deviceName, tokenHash, account, now, at);
    }
  }

  /** Whether any device is linked at which somebody sits. */
  public boolean connected() {
    return endpoints.values().stream().anyMatch(Endpoint::present);
  }

  /** The device with the microphone, linked or not. */
  public Optional<Endpoint> media() {
    return Optional.ofNullable(mediaEndpoint).map(endpoints::get);
  }

  /**
   * Whether the room itself is there: its microphone where it ever had one, any device otherwise.
   */
  public boolean roomLinked() {
    return hadMedia ? media().map(Endpoint::connected).orElse(false) : connected();
  }

  Seat with(Endpoint endpoint, boolean live) {
    Map<String, Endpoint> next = new LinkedHashMap<>(endpoints);
    next.put(endpoint.id(), endpoint);
    String media = endpoint.media() ? endpoint.id() : mediaEndpoint;
    return new Seat(
        next, media, hadMedia || endpoint.media(), seenLive || live && endpoint.present());
  }

  Seat without(String endpoint) {
    Map<String, Endpoint> next = new LinkedHashMap<>(endpoints);
    next.remove(endpoint);
    return new Seat(
        next, endpoint.equals(mediaEndpoint) ? null : mediaEndpoint, hadMedia, seenLive);
  }

  Seat live() {
    return new Seat(endpoints, mediaEndpoint, hadMedia, seenLive || connected());
  }
}
