package vn.diemcau.bridge;

import java.util.List;

/**
 * An offer as it is given to a page over REST, in the words of the signalling's {@code
 * media-offer}.
 *
 * @param moved always false: such a link is opened anew when its bridge is left
 */
public record LinkOffer(
    String endpoint,
    long offer,
    boolean moved,
    String sdp,
    String channel,
    int audioSlots,
    int videoSlots,
    List<IceServer> iceServers) {

  /**
   * @param turn null for none
   */
  public static LinkOffer of(MediaOffer o, IceServers turn) {
    return new LinkOffer(
        o.endpoint(),
        o.number(),
        false,
        o.sdp(),
        o.channelPath(),
        o.audioSlots(),
        o.videoSlots(),
        turn == null ? List.of() : turn.forEndpoint(o.endpoint()));
  }
}
