package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import vn.diemcau.organisation.UnitId;

/**
 * Who shows a screen or a film to everyone: one site at a time.
 *
 * @param allowed the site that who leads allowed to show something; null without one
 * @param shown null while nobody shows anything
 */
public record Share(UnitId allowed, Shown shown) {

  static final Share NONE = new Share(null, null);

  /** What is shown: it decides whether letters or movement come first. */
  public enum What {
    @JsonProperty("screen")
    SCREEN,
    @JsonProperty("film")
    FILM
  }

  /**
   * @param byLead whether it was begun by who leads, whose right does not end with the floor
   */
  public record Shown(UnitId site, What what, Instant since, boolean byLead) {}
}
