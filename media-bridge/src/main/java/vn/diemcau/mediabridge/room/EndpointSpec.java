package vn.diemcau.mediabridge.room;

import java.util.List;

/**
 * What was negotiated with one endpoint; fixed for its life.
 *
 * @param id the endpoint's id, unique in its room
 * @param statsId what statistics call it, may be null
 * @param audioSlots receiving lines {@code a0} … for sound, 0 to {@link #MAX_SLOTS}
 * @param videoSlots receiving lines {@code v0} … for pictures, 0 to {@link #MAX_SLOTS}
 * @param payloadTypes the same in both directions
 */
public record EndpointSpec(
    String id,
    String statsId,
    int audioSlots,
    int videoSlots,
    List<PayloadType> payloadTypes,
    HeaderExtensions extensions) {

  /** The most slots of one kind that an endpoint may have. */
  public static final int MAX_SLOTS = 100;

  public EndpointSpec {
    if (id == null || id.isBlank() || id.length() > 64) {
      throw new IllegalArgumentException("endpoint id");
    }
    if (audioSlots < 0 || audioSlots > MAX_SLOTS || videoSlots < 0 || videoSlots > MAX_SLOTS) {
      throw new IllegalArgumentException("slots " + audioSlots + "/" + videoSlots);
    }
    payloadTypes = List.copyOf(payloadTypes);
  }
}
