package vn.diemcau;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.organisation.internal.StoredUnits;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.internal.AccountRows;

/** Makes cities for tests, each with codes and logins of its own, so that tests never meet. */
@TestComponent
public class TestCities {

  private static final AtomicInteger made = new AtomicInteger();

  /** The lowest cost: a test checks the product's hashes where they matter, not here. */
  private static final String HASH =
      "{bcrypt}" + new BCryptPasswordEncoder(4).encode(TestCity.PASSWORD);

  private final JdbcClient db;
  private final AccountRows accounts;
  private final StoredUnits units;
  private final TransactionTemplate transaction;
  private final Environment environment;

  TestCities(
      JdbcClient db,
      AccountRows accounts,
      StoredUnits units,
      TransactionTemplate transaction,
      Environment environment) {
    this.db = db;
    this.accounts = accounts;
    this.units = units;
    this.transaction = transaction;
    this.environment = environment;
  }

  /** A new city that stands in the database, its people ready to sign in. */
  public TestCity fresh() {
    return large(0, 0);
  }

  /** The same with so many districts of so many communes more. */
  public TestCity large(int districts, int communesEach) {
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    TestCity city = new TestCity("t" + made.incrementAndGet(), port);
    city.grow(districts, communesEach);
    transaction.executeWithoutResult(
        status -> {
          for (int i = 0; i < city.places.size(); i++) {
            add(city.places.get(i), i);
          }
          List<Account> people = city.people.stream().map(TestCities::account).toList();
          accounts.add(people, Collections.nCopies(people.size(), HASH), Instant.now());
          db.sql("update unit_tree_version set version = version + 1").update();
        });
    units.refresh();
    return city;
  }

  private void add(TestCity.Place place, int sort) {
    db.sql("insert into unit (id) values (:id)").param("id", place.id().value()).update();
    db.sql(
            "insert into unit_period (unit_id, code, name, level, parent_id, sort, valid_from)"
                + " values (:id, :code, :name, :level, :parent, :sort, :from)")
        .param("id", place.id().value())
        .param("code", place.code())
        .param("name", place.name())
        .param("level", place.level())
        .param("parent", place.parent() == null ? null : place.parent().value())
        .param("sort", sort)
        .param("from", LocalDate.of(2020, 1, 1))
        .update();
  }

  private static Account account(TestCity.Person person) {
    var a = person.actor();
    return new Account(
        a.account(), a.login(), a.name(), a.position(), a.unit(), a.roles(), false, false);
  }
}
