package vn.diemcau.security.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.shared.Folding;

/** The rows behind accounts and their roles. */
@Component
public class AccountRows {

  /** What sessions need beside the person. */
  public record Credentials(
      Account account, String passwordHash, int epoch, String language, boolean largeType) {}

  /** Where to look for people; null means anywhere. */
  record Filter(String query, Collection<UnitId> within, boolean alsoDisabled) {}

  private static final String SELECT =
      "select a.*, coalesce((select string_agg(r.role || ' ' || r.unit_id, ',' order by r.role,"
          + " r.unit_id) from account_role r where r.account_id = a.id), '') as roles"
          + " from account a ";

  private static final String FILTER =
      " where (cast(:units as uuid[]) is null or a.unit_id = any(:units))"
          + " and (:query = '' or a.folded like :pattern) and (:disabled or not a.disabled) and not a.machine";

  private final JdbcTemplate batches;
  private final JdbcClient db;
  private final TransactionTemplate transaction;

  AccountRows(JdbcTemplate batches, TransactionTemplate transaction) {
    this.batches = batches;
    this.transaction = transaction;
    this.db = JdbcClient.create(batches);
  }

  public Optional<Credentials> credentials(AccountId id) {
    return db.sql(SELECT + "where a.id = :id")
        .param("id", id.value())
        .query(AccountRows::credentials)
        .optional();
  }

  public Optional<Credentials> credentials(String login) {
    return db.sql(SELECT + "where a.login = :login")
        .param("login", loginKey(login))
        .query(AccountRows::credentials)
        .optional();
  }

  static String loginKey(String login) {
    return Folding.clean(login).toLowerCase(Locale.ROOT);
  }

  List<Account> findAll(Collection<AccountId> ids) {
    return db.sql(SELECT + "where a.id = any(:ids)")
        .param("ids", ids.stream().map(AccountId::value).toArray(UUID[]::new))
        .query(AccountRows::account)
        .list();
  }

  List<Account> ofUnit(UnitId unit) {
    return db.sql(
            SELECT
                + "where not a.disabled and not a.machine and (a.unit_id = :unit or exists (select from account_role"
                + " r where r.account_id = a.id and r.unit_id = :unit))"
                + order())
        .param("unit", unit.value())
        .query(AccountRows::account)
        .list();
  }

  List<Account> holding(Collection<Role> roles, Collection<UnitId> units) {
    return db.sql(
            SELECT
                + "where not a.disabled and not a.machine and exists (select from account_role r"
                + " where r.account_id = a.id and r.role = any(:roles) and r.unit_id = any(:units))"
                + order())
        .param("roles", roles.stream().map(RoleText::of).toArray(String[]::new))
        .param("units", ids(units))
        .query(AccountRows::account)
        .list();
  }

  List<Account> list(Filter filter, int offset, int limit) {
    return filtered(SELECT + FILTER + order() + " limit :limit offset :offset", filter)
        .param("limit", limit)
        .param("offset", offset)
        .query(AccountRows::account)
        .list();
  }

  int count(Filter filter) {
    return filtered("select count(*) from account a" + FILTER, filter)
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
    String query = Folding.fold(filter.query()).strip();
    return db.sql(sql)
        .param("units", filter.within() == null ? null : ids(filter.within()))
        .param("query", query)
        .param("pattern", "%" + query.replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .param("disabled", filter.alsoDisabled());
  }

  static UUID[] ids(Collection<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(UUID[]::new);
  }

  /** People sort by their given name, as the Vietnamese do. */
  private static String order() {
    return " order by a.given_name collate \"vi-x-icu\", a.name collate \"vi-x-icu\", a.login";
  }

  List<String> loginsTaken(Collection<String> logins) {
    return db.sql("select login from account where login = any(:logins)")
        .param("logins", logins.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  boolean any() {
    return db.sql("select exists (select from account)").query(Boolean.class).single();
  }

  /** Adds accounts with their roles; the logins must be free. */
  public void add(List<Account> accounts, List<String> hashes, Instant now) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < accounts.size(); i++) {
      Account a = accounts.get(i);
      rows.add(
          new Object[] {
            a.id().value(),
            loginKey(a.login()),
            a.name(),
            givenName(a.name()),
            a.position(),
            a.unit().value(),
            hashes.get(i),
            a.mustChangePassword(),
            folded(a.login(), a.name(), a.position()),
            now.atOffset(ZoneOffset.UTC)
          });
    }
    batches.batchUpdate(
        "insert into account (id, login, name, given_name, position, unit_id, password_hash,"
            + " must_change_password, folded, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
    addRoles(accounts);
  }

  /** The same in a transaction of its own. */
  void addAtOnce(List<Account> accounts, List<String> hashes, Instant now) {
    transaction.executeWithoutResult(status -> add(accounts, hashes, now));
  }

  private void addRoles(List<Account> accounts) {
    batches.batchUpdate(
        "insert into account_role (account_id, role, unit_id) values (?, ?, ?)",
        accounts.stream()
            .flatMap(
                a ->
                    a.roles().stream()
                        .map(
                            r ->
                                new Object[] {
                                  a.id().value(), RoleText.of(r.role()), r.unit().value()
                                }))
            .toList());
  }

  void setRoles(Account account) {
    db.sql("delete from account_role where account_id = :id")
        .param("id", account.id().value())
        .update();
    addRoles(List.of(account));
  }

  void setPerson(AccountId id, String login, String name, String position, boolean disabled) {
    db.sql(
            "update account set name = :name, given_name = :given, position = :position, disabled ="
                + " :disabled, folded = :folded where id = :id")
        .param("name", name)
        .param("given", givenName(name))
        .param("position", position)
        .param("disabled", disabled)
        .param("folded", folded(login, name, position))
        .param("id", id.value())
        .update();
  }

  /** Sets a password and ends, by the epoch, every session opened before. Returns the new epoch. */
  int setPassword(AccountId id, String hash, boolean mustChange) {
    return db.sql(
            "update account set password_hash = :hash, must_change_password = :must, epoch = epoch"
                + " + 1 where id = :id returning epoch")
        .param("hash", hash)
        .param("must", mustChange)
        .param("id", id.value())
        .query(Integer.class)
        .single();
  }

  /** Lists of people do not name it. */
  void isMachine(AccountId id) {
    db.sql("update account set machine = true where id = :id").param("id", id.value()).update();
  }

  void disable(AccountId id) {
    db.sql("update account set disabled = true where id = :id").param("id", id.value()).update();
  }

  void raiseEpoch(AccountId id) {
    db.sql("update account set epoch = epoch + 1 where id = :id").param("id", id.value()).update();
  }

  public void setPreferences(AccountId id, String language, boolean largeType) {
    db.sql("update account set language = :language, large_type = :large where id = :id")
        .param("language", language)
        .param("large", largeType)
        .param("id", id.value())
        .update();
  }

  private static String folded(String login, String name, String position) {
    return Folding.fold(login + " " + name + " " + position);
  }

  private static String givenName(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static Account account(ResultSet row, int n) throws SQLException {
    List<RoleIn> roles = new ArrayList<>();
    for (String role : row.getString("roles").split(",")) {
      if (!role.isEmpty()) {
        String[] parts = role.split(" ");
        roles.add(new RoleIn(RoleText.parse(parts[0]), UnitId.of(parts[1])));
      }
    }
    return new Account(
        new AccountId(row.getObject("id", UUID.class)),
        row.getString("login"),
        row.getString("name"),
        row.getString("position"),
        new UnitId(row.getObject("unit_id", UUID.class)),
        roles,
        row.getBoolean("disabled"),
        row.getBoolean("must_change_password"));
  }

  private static Credentials credentials(ResultSet row, int n) throws SQLException {
    return new Credentials(
        account(row, n),
        row.getString("password_hash"),
        row.getInt("epoch"),
        row.getString("language"),
        row.getBoolean("large_type"));
  }
}
