package vn.diemcau.mediabridge.room;

import java.util.Set;

/**
 * Whose media an endpoint may be given, as the server decides. The room's stage is always allowed
 * in addition.
 *
 * @param audioOwners endpoint ids, or null for everyone in the room
 * @param videoOwners endpoint ids, or null for everyone in the room
 */
public record Reception(Set<String> audioOwners, Set<String> videoOwners) {

  /** Everyone in the room. */
  public static final Reception EVERYONE = new Reception(null, null);

  public Reception {
    audioOwners = audioOwners == null ? null : Set.copyOf(audioOwners);
    videoOwners = videoOwners == null ? null : Set.copyOf(videoOwners);
  }
}
