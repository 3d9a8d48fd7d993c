package vn.diemcau.mediabridge.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sites of a fleet that come and go. */
class SyntheticFleetTest {

  @Test
  void a_site_that_was_closed_is_no_longer_of_the_fleet() {
    try (SyntheticFleet fleet = new SyntheticFleet(1, "127.0.0.1", 7)) {
      SyntheticSite first = fleet.add("first");
      SyntheticSite second = fleet.add("second");

      first.close();
      first.close();

      assertThat(fleet.sites()).containsExactly(second);
    }
  }
}
