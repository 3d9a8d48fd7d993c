package vn.diemcau.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.organisation.UnitId;

/** A role holds for its unit and what stands below it, and nowhere else. */
@ServerTest
class PermissionsTest {

  @Autowired TestCities cities;
  @Autowired Permissions permissions;
  TestCity city;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
  }

  @Test
  void a_districts_secretary_convenes_its_communes_and_no_one_elses() {
    Actor secretary = city.districtSecretary.actor();
    assertThat(permissions.may(secretary, Action.MEETINGS_CONVENE, city.district1)).isTrue();
    for (int i = 0; i < 5; i++) {
      assertThat(permissions.may(secretary, Action.MEETINGS_CONVENE, city.communes.get(i)))
          .as("commune %d", i + 1)
          .isEqualTo(i < 3);
    }
    for (UnitId other : new UnitId[] {city.city, city.district2, city.department1}) {
      assertThat(permissions.may(secretary, Action.MEETINGS_CONVENE, other)).isFalse();
    }
    assertThat(permissions.may(secretary, Action.MEETINGS_CONVENE, cities.fresh().city)).isFalse();
    assertThat(permissions.may(secretary, Action.MEETINGS_CONVENE, UnitId.next())).isFalse();
  }

  @Test
  void each_role_may_what_it_is_for() {
    assertThat(permissions.actions(city.itStaff.actor()))
        .containsExactlyInAnyOrder(
            Action.UNITS_EDIT,
            Action.ACCOUNTS_MANAGE,
            Action.CODES_GIVE,
            Action.AUDIT_READ,
            Action.OPERATE);
    assertThat(permissions.actions(city.secretary.actor()))
        .containsExactlyInAnyOrder(Action.MEETINGS_CONVENE, Action.CODES_GIVE);
    assertThat(permissions.actions(city.leader.actor())).containsExactly(Action.MEETINGS_CONVENE);
    assertThat(permissions.actions(city.technician.actor())).isEmpty();
    assertThat(permissions.actions(city.delegate.actor())).isEmpty();
    assertThat(permissions.check(city.delegate.actor(), Action.OPERATE, city.city).isDone())
        .isFalse();
  }
}
