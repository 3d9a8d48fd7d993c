package vn.diemcau.device.internal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Shares the sites of a meeting out among technicians on the spot, since one person cannot check
 * hundreds by voice. Without clusters each district's technician looks after the district's sites.
 * What is shared out in a rehearsal is the planned meeting's on purpose, and stays.
 */
@Service
public class Clusters {

  private static final Set<Role> TECHNICAL = Set.of(Role.IT_STAFF, Role.TECHNICIAN);
  private static final Refusal NOT_OPERATOR = Refusal.forbidden("device.clusters-by-it-staff");
  private static final Refusal NOT_ON = Refusal.conflict("device.meeting-not-on");

  /** Somebody who may be given a cluster. */
  public record Technician(UUID id, String name, String position, UnitRef unit) {}

  /** Sites that one technician looks after. */
  public record Cluster(int number, Technician technician, List<UnitId> sites) {}

  /**
   * How a meeting is shared out.
   *
   * @param mine numbers of the reader's own clusters
   * @param mayAssign whether the reader may share out
   * @param uncovered how many sites no district's technician looks after; 0 for who may not assign
   * @param candidates who may be given a cluster; empty for who may not assign
   */
  public record Shared(
      List<Cluster> clusters,
      List<Integer> mine,
      boolean mayAssign,
      int uncovered,
      List<Technician> candidates) {}

  private final ClusterRows rows;
  private final Meetings meetings;
  private final Units units;
  private final Accounts accounts;
  private final Permissions permissions;
  private final Audit audit;

  Clusters(
      ClusterRows rows,
      Meetings meetings,
      Units units,
      Accounts accounts,
      Permissions permissions,
      Audit audit) {
    this.rows = rows;
    this.meetings = meetings;
    this.units = units;
    this.accounts = accounts;
    this.permissions = permissions;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public Outcome<Shared> of(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .map(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              boolean assigns = operates(actor, facts);
              boolean all = assigns || who.lead();
              List<ClusterRows.Cluster> clusters = rows.all(facts.planned());
              List<Integer> mine =
                  clusters.stream()
                      .filter(c -> c.technician().equals(actor.account()))
                      .map(ClusterRows.Cluster::number)
                      .toList();
              return new Shared(
                  clusters.stream()
                      .filter(c -> all || mine.contains(c.number()))
                      .map(c -> shown(c, facts))
                      .toList(),
                  mine,
                  assigns,
                  assigns ? uncovered(facts).size() : 0,
                  assigns ? candidates(facts) : List.of());
            });
  }

  /**
   * Shares out in even clusters, which the technicians are given in turn, in place of what was.
   *
   * @param onlyUncovered leaves the sites alone that a district's technician looks after
   */
  @Transactional
  public Outcome<Void> share(
      Actor actor, MeetingId meeting, int size, List<UUID> technicians, boolean onlyUncovered) {
    return assigned(actor, meeting)
        .then(
            facts -> {
              if (size < ClusterSplit.SMALLEST || size > ClusterSplit.LARGEST) {
                return Outcome.refused(
                    Refusal.invalid(
                        "device.bad-cluster-size",
                        Map.of("least", ClusterSplit.SMALLEST, "most", ClusterSplit.LARGEST)));
              }
              List<List<UnitId>> split =
                  ClusterSplit.of(onlyUncovered ? uncovered(facts) : invited(facts), size);
              Set<UUID> people = new HashSet<>(technicians);
              if (people.isEmpty()
                  || people.size() > ClusterSplit.MOST
                  || people.size() != technicians.size()) {
                return Outcome.refused(Refusal.invalid("device.no-cluster-technicians"));
              }
              if (split.isEmpty() || split.size() > ClusterSplit.MOST) {
                return Outcome.refused(Refusal.invalid("device.nothing-to-share-out"));
              }
              return take(actor, facts, split, technicians.stream().map(AccountId::new).toList());
            });
  }

  private Outcome<Void> take(
      Actor actor, MeetingFacts facts, List<List<UnitId>> split, List<AccountId> people) {
    for (AccountId each : people) {
      if (!mayCare(facts, each)) {
        return Outcome.refused(Refusal.invalid("device.no-such-technician"));
      }
    }
    rows.replace(
        facts.planned(),
        IntStream.range(0, split.size())
            .mapToObj(
                i ->
                    new ClusterRows.Cluster(
                        i + 1, people.get(i % people.size()), Set.copyOf(split.get(i))))
            .toList());
    audit.record(
        actor,
        "cluster.shared-out",
        facts.title(),
        Map.of("meeting", facts.planned().toString(), "clusters", split.size()));
    return Outcome.done();
  }

  /** Gives one cluster to somebody else. */
  @Transactional
  public Outcome<Void> give(Actor actor, MeetingId meeting, int number, UUID technician) {
    return assigned(actor, meeting)
        .then(
            facts -> {
              AccountId id = new AccountId(technician);
              if (!mayCare(facts, id)) {
                return Outcome.refused(Refusal.invalid("device.no-such-technician"));
              }
              if (!rows.give(facts.planned(), number, id)) {
                return Outcome.refused(Refusal.notFound("device.no-such-cluster"));
              }
              audit.record(
                  actor,
                  "cluster.given",
                  facts.title(),
                  Map.of("meeting", facts.planned().toString(), "cluster", number));
              return Outcome.done();
            });
  }

  /** Back to the districts' technicians. */
  @Transactional
  public Outcome<Void> clear(Actor actor, MeetingId meeting) {
    return assigned(actor, meeting)
        .then(
            facts -> {
              rows.clear(facts.planned());
              audit.record(
                  actor,
                  "cluster.cleared",
                  facts.title(),
                  Map.of("meeting", facts.planned().toString()));
              return Outcome.done();
            });
  }

  private Outcome<MeetingFacts> assigned(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .then(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              if (!operates(actor, facts)) {
                return Outcome.refused(NOT_OPERATOR);
              }
              return facts.phase().timed() ? Outcome.done(facts) : Outcome.refused(NOT_ON);
            });
  }

  private boolean operates(Actor actor, MeetingFacts facts) {
    return permissions.may(actor, Action.OPERATE, facts.convener());
  }

  /** All sites but the main one, where the city's own people stand. */
  private static List<UnitId> invited(MeetingFacts facts) {
    return facts.sites().stream().filter(site -> !site.equals(facts.mainSite())).toList();
  }

  /** Invited sites above which no technician stands, the convener's own left aside. */
  private List<UnitId> uncovered(MeetingFacts facts) {
    Set<UnitId> covered = new HashSet<>();
    technicians(facts)
        .flatMap(account -> account.roles().stream().filter(Clusters::isTechnical))
        .map(RoleIn::unit)
        .filter(unit -> !unit.equals(facts.convener()))
        .forEach(covered::add);
    return invited(facts).stream()
        .filter(site -> above(site).noneMatch(covered::contains))
        .toList();
  }

  private Stream<UnitId> above(UnitId site) {
    return Stream.iterate(parent(site), Optional::isPresent, up -> parent(up.get()))
        .map(Optional::get);
  }

  private Optional<UnitId> parent(UnitId unit) {
    return units.find(unit).map(found -> found.parentId());
  }

  /** Who may look after more than their own room: the city's own people first. */
  private List<Technician> candidates(MeetingFacts facts) {
    return technicians(facts)
        .filter(account -> account.roles().stream().anyMatch(held -> isAbove(held, facts)))
        .map(this::shown)
        .sorted(Comparator.comparing(t -> !t.unit().id().equals(facts.convener())))
        .toList();
  }

  /**
   * Technicians of units with units below, and the IT staff of what stands right below the city.
   */
  private boolean isAbove(RoleIn held, MeetingFacts facts) {
    return isTechnical(held)
        && (!units.children(held.unit()).isEmpty()
            || held.role() == Role.IT_STAFF
                && parent(held.unit()).filter(facts.convener()::equals).isPresent());
  }

  private Stream<Accounts.Account> technicians(MeetingFacts facts) {
    return accounts.holding(TECHNICAL, facts.convener()).stream();
  }

  private static boolean isTechnical(RoleIn held) {
    return TECHNICAL.contains(held.role());
  }

  private boolean mayCare(MeetingFacts facts, AccountId id) {
    return accounts
        .find(id)
        .filter(account -> !account.disabled())
        .filter(account -> account.roles().stream().anyMatch(Clusters::isTechnical))
        .filter(account -> meetings.participation(account.actor(), facts.planned()).isDone())
        .isPresent();
  }

  private Cluster shown(ClusterRows.Cluster cluster, MeetingFacts facts) {
    Technician technician =
        accounts
            .find(cluster.technician())
            .map(this::shown)
            .orElse(new Technician(cluster.technician().value(), "", "", null));
    // a site that the plan no longer holds is nobody's
    List<UnitId> sites = facts.sites().stream().filter(cluster.sites()::contains).toList();
    return new Cluster(cluster.number(), technician, sites);
  }

  private Technician shown(Accounts.Account account) {
    return new Technician(
        account.id().value(), account.name(), account.position(), units.ref(account.unit()));
  }
}
