package vn.diemcau.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.SitePass;

/** What a session remembers of a site that came in by a code. */
@ServerTest
class SessionWhoTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;
  @Autowired SessionWho sessions;
  @Autowired Permissions permissions;
  TestCity city;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_site_with_a_pass_is_itself_may_nothing_else_and_ends_with_the_pass() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    SitePass pass =
        new SitePass(
            UUID.randomUUID(),
            city.communes.getFirst(),
            clock.instant().plus(Duration.ofHours(12)));
    sessions.open(request, pass);
    sessions.prefer(request, "en", true);
    SignedIn who = sessions.read(request).orElseThrow();
    assertThat(who.getPrincipal().name()).isEqualTo("Phường Quang Trung, Quận Hà Đông");
    assertThat(who.getPrincipal().account()).isNull();
    assertThat(who.getPrincipal().unit()).isEqualTo(city.communes.getFirst());
    assertThat(who.getPrincipal().sitePass().meeting()).isEqualTo(pass.meeting());
    assertThat(permissions.actions(who.getPrincipal())).isEmpty();
    assertThat(who.language()).isEqualTo("en");
    assertThat(who.largeType()).isTrue();
    clock.advance(Duration.ofHours(12).plusSeconds(1));
    assertThat(sessions.read(request)).isEmpty();
  }

  @Test
  void an_empty_session_is_nobody() {
    assertThat(sessions.read(new MockHttpServletRequest())).isEmpty();
  }
}
