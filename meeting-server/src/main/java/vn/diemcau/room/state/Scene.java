package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;

/**
 * What everyone sees large, as who leads the meeting arranged it.
 *
 * @param sites those of a grid in their order; empty otherwise
 * @param document what is shown; null without one
 * @param page of the document, from 1
 * @param since when it was arranged so: the pages of a wall are counted from it
 */
public record Scene(Layout layout, List<UnitId> sites, UUID document, int page, Instant since) {

  public static final int MOST_SITES = 9;
  static final int MOST_PAGES = 10_000;
  static final Scene SPEAKER = new Scene(Layout.SPEAKER, List.of(), null, 1, null);

  public Scene {
    sites = List.copyOf(sites);
  }

  @JsonIgnore
  public boolean showsDocument() {
    return layout.showsDocument();
  }

  Scene from(Instant at) {
    return new Scene(layout, sites, document, page, at);
  }

  Scene at(int next) {
    return new Scene(layout, sites, document, next, since);
  }

  /** A site is given the floor. */
  Scene withSpeaker() {
    Layout next = layout.withSpeaker();
    return next == layout ? this : new Scene(next, List.of(), document, page, since);
  }

  /** What is left of it when a changed plan no longer holds its sites. */
  Scene within(Plan plan) {
    List<UnitId> left = sites.stream().filter(plan::hasSite).toList();
    if (layout != Layout.GRID || left.size() == sites.size()) {
      return this;
    }
    return left.isEmpty() ? SPEAKER.from(since) : new Scene(layout, left, document, page, since);
  }
}
