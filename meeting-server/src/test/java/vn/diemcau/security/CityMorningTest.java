package vn.diemcau.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.internal.StoredUnits;
import vn.diemcau.security.internal.AccountsOfLevel;
import vn.diemcau.security.internal.AccountsOfLevel.Made;
import vn.diemcau.security.internal.LevelJobs;

/** A morning on which a whole city comes in from behind one address. */
@ServerTest
class CityMorningTest {

  private static final int SITES = 600;
  private static final int MISTYPES = 50;

  @Autowired TestCities cities;
  @Autowired LevelJobs levels;
  @Autowired StoredUnits units;
  @Autowired JdbcClient db;

  private TestCity cityOfSixHundredWards() {
    TestCity city = cities.fresh();
    for (int i = 0; i < SITES; i++) {
      UnitId id = UnitId.next();
      db.sql("insert into unit (id) values (:id)").param("id", id.value()).update();
      db.sql(
              "insert into unit_period (unit_id, code, name, level, parent_id, sort, valid_from)"
                  + " values (:id, :code, :name, 'ward', :parent, :sort, date '2020-01-01')")
          .param("id", id.value())
          .param("code", city.prefix + "-w" + i)
          .param("name", "Phường số " + i)
          .param("parent", city.district1.value())
          .param("sort", i)
          .update();
    }
    units.refresh();
    return city;
  }

  @Test
  void six_hundred_sites_sign_in_from_one_address_with_fifty_mistypes_and_all_get_in()
      throws Exception {
    TestCity city = cityOfSixHundredWards();
    Instant start = Instant.now();
    List<Made> accounts =
        levels
            .start(
                city.itStaff.actor(),
                new AccountsOfLevel.Wanted(city.city, "ward", Role.TECHNICIAN),
                null)
            .orThrow()
            .join()
            .orThrow()
            .created();
    System.out.printf(
        "accounts of a level: %d in %d ms%n",
        accounts.size(), Duration.between(start, Instant.now()).toMillis());
    assertThat(accounts).hasSize(SITES);
    List<Callable<List<Integer>>> sites = new ArrayList<>();
    for (int i = 0; i < SITES; i++) {
      Made account = accounts.get(i);
      boolean mistypes = i % (SITES / MISTYPES) == 0;
      sites.add(() -> signIn(city, account, mistypes));
    }
    start = Instant.now();
    int refused = 0;
    try (ExecutorService many = Executors.newFixedThreadPool(16)) {
      for (Future<List<Integer>> site : many.invokeAll(sites, 5, TimeUnit.MINUTES)) {
        List<Integer> answers = site.get();
        assertThat(answers.getLast()).isEqualTo(200);
        refused += answers.size() - 1;
      }
    }
    System.out.printf(
        "sign-ins from one address: %d in %d ms%n",
        SITES + refused, Duration.between(start, Instant.now()).toMillis());
    assertThat(refused).isEqualTo(MISTYPES);
  }

  private static List<Integer> signIn(TestCity city, Made account, boolean mistypes) {
    TestSession site = city.browser();
    List<Integer> answers = new ArrayList<>();
    if (mistypes) {
      answers.add(site.signIn(account.login(), account.initialPassword() + "x").status());
    }
    answers.add(site.signIn(account.login(), account.initialPassword()).status());
    return answers;
  }
}
