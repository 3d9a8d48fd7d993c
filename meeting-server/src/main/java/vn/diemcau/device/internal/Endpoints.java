package vn.diemcau.device.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.device.Endpoint;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.NewId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.Sha256;

/** The register of devices, for the IT staff of the units that have them. */
@Service
public class Endpoints {

  static final Duration CODE_VALID = Duration.ofHours(24);

  /** A code as it is told once, and never shown again. */
  public record Given(String code, Instant validUntil) {}

  private final EndpointRows rows;
  private final MachineAccounts accounts;
  private final Permissions permissions;
  private final Units units;
  private final Audit audit;
  private final InstantSource clock;

  Endpoints(
      EndpointRows rows,
      MachineAccounts accounts,
      Permissions permissions,
      Units units,
      Audit audit,
      InstantSource clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.permissions = permissions;
    this.units = units;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Those of all units whose IT staff the person is, in the office's order of units; also of units
   * that have been merged into others since.
   */
  @Transactional(readOnly = true)
  public Outcome<List<Endpoint>> list(Actor actor) {
    List<UnitId> tops = permissions.scope(actor, Action.ACCOUNTS_MANAGE);
    if (tops.isEmpty()) {
      return Outcome.refused(Refusal.forbidden("security.not-permitted"));
    }
    return Outcome.done(
        rows.all().stream()
            .filter(e -> tops.stream().anyMatch(top -> units.isWithin(e.as().site(), top)))
            .sorted(Comparator.comparing(e -> sortKey(e.as().site())))
            .toList());
  }

  private String sortKey(UnitId site) {
    return units.find(site).map(Unit::sortKey).orElse("");
  }

  @Transactional
  public Outcome<Endpoint> add(Actor actor, Endpoint.Described described) {
    return checked(actor, described)
        .map(
            as -> {
              UUID id = NewId.next();
              AccountId account = accounts.open(as.site(), as.name(), as.kind().onlyShows());
              rows.add(id, as, account, clock.instant());
              record(actor, "added", as, id);
              return rows.find(id).orElseThrow();
            });
  }

  /**
   * Refused for another site: its account and its rights are those of the one that it stands in.
   */
  @Transactional
  public Outcome<Endpoint> change(Actor actor, UUID id, Endpoint.Described described) {
    return mine(actor, id)
        .then(
            before ->
                checked(actor, described)
                    .then(
                        as -> {
                          if (!as.site().equals(before.as().site())) {
                            return Outcome.refused(Refusal.conflict("device.endpoint-stays"));
                          }
                          rows.change(id, as);
                          accounts.rename(before.account(), as.name());
                          accounts.showsOnly(before.account(), as.kind().onlyShows());
                          record(actor, "changed", as, id);
                          return Outcome.done(rows.find(id).orElseThrow());
                        }));
  }

  @Transactional
  public Outcome<Void> remove(Actor actor, UUID id) {
    return mine(actor, id)
        .then(
            endpoint -> {
              rows.remove(id);
              accounts.close(endpoint.account());
              record(actor, "removed", endpoint.as(), id);
              return Outcome.done();
            });
  }

  /** A code that binds one browser, in place of one given before. */
  @Transactional
  public Outcome<Given> giveCode(Actor actor, UUID id) {
    return mine(actor, id)
        .map(
            endpoint -> {
              String code = Secrets.code();
              Instant until = clock.instant().plus(CODE_VALID);
              rows.giveCode(id, Sha256.hex(code), until);
              record(actor, "code-given", endpoint.as(), id);
              return new Given(code, until);
            });
  }

  /** Its browser is not known any more and is out at once. */
  @Transactional
  public Outcome<Void> revoke(Actor actor, UUID id) {
    return mine(actor, id)
        .then(
            endpoint -> {
              rows.unbind(id);
              accounts.endSessions(endpoint.account());
              record(actor, "revoked", endpoint.as(), id);
              return Outcome.done();
            });
  }

  /** What is written down of a device, or why it is not. */
  Outcome<Endpoint.Described> checked(Actor actor, Endpoint.Described described) {
    Optional<Refusal> objection = EndpointRules.against(described);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    if (units.subtree(described.site()).isEmpty()) {
      return Outcome.refused(Refusal.invalid("device.bad-endpoint"));
    }
    return permissions
        .check(actor, Action.ACCOUNTS_MANAGE, described.site())
        .map(ok -> EndpointRules.clean(described));
  }

  private Outcome<Endpoint> mine(Actor actor, UUID id) {
    return rows.find(id)
        .<Outcome<Endpoint>>map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("device.no-such-endpoint")))
        .then(
            endpoint ->
                permissions
                    .check(actor, Action.ACCOUNTS_MANAGE, endpoint.as().site())
                    .map(ok -> endpoint));
  }

  private void record(Actor actor, String what, Endpoint.Described as, UUID id) {
    audit.record(
        actor,
        "endpoint." + what,
        as.name() + ", " + units.label(as.site()),
        Map.of("endpoint", id, "site", as.site()));
  }
}
