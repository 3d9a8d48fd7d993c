package vn.diemcau.meeting.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.DocumentCounts;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Participation;
import vn.diemcau.meeting.internal.MeetingList;
import vn.diemcau.meeting.internal.MeetingMay;
import vn.diemcau.meeting.internal.MeetingRow;
import vn.diemcau.meeting.internal.Rehearsals;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;

/** Puts names to what the feature knows by ids. */
@Component
class MeetingViews {

  private final Meetings meetings;
  private final MeetingMay may;
  private final Rehearsals rehearsals;
  private final Units units;
  private final Accounts accounts;
  private final ObjectProvider<DocumentCounts> documents;
  private final InstantSource clock;

  MeetingViews(
      Meetings meetings,
      MeetingMay may,
      Rehearsals rehearsals,
      Units units,
      Accounts accounts,
      ObjectProvider<DocumentCounts> documents,
      InstantSource clock) {
    this.meetings = meetings;
    this.may = may;
    this.rehearsals = rehearsals;
    this.units = units;
    this.accounts = accounts;
    this.documents = documents;
    this.clock = clock;
  }

  Outcome<MeetingView> view(Actor actor, MeetingId id) {
    return meetings
        .participation(actor, id)
        .map(me -> view(actor, meetings.facts(id).orElseThrow(), me));
  }

  List<MeetingSummary> summaries(Actor actor, List<MeetingList.Entry> entries) {
    List<MeetingId> ids = entries.stream().map(e -> e.meeting().id()).toList();
    DocumentCounts source = documents.getIfAvailable();
    Map<MeetingId, DocumentCounts.Count> counts =
        source == null || ids.isEmpty() ? Map.of() : source.of(actor, ids);
    return entries.stream()
        .map(e -> summary(e, counts.getOrDefault(e.meeting().id(), DocumentCounts.Count.NONE)))
        .toList();
  }

  PersonRef person(Accounts.Account account) {
    return new PersonRef(
        account.id(), account.name(), account.position(), units.ref(account.unit()));
  }

  private MeetingView view(Actor actor, MeetingFacts facts, Participation me) {
    Map<AccountId, PersonRef> people = people(facts);
    return new MeetingView(
        facts.id(),
        facts.title(),
        facts.type(),
        facts.form(),
        facts.phase(),
        facts.overdue(clock.instant()),
        facts.reason(),
        facts.version(),
        facts.convener(),
        units.ref(facts.convener()),
        facts.chair(),
        people.get(facts.chair()),
        facts.deputyChair(),
        people.get(facts.deputyChair()),
        facts.secretaries(),
        facts.secretaries().stream().filter(people::containsKey).map(people::get).toList(),
        facts.startsAt(),
        facts.plannedMinutes(),
        facts.requiredComposition(),
        facts.agenda().stream()
            .map(
                i ->
                    new MeetingView.Item(
                        i.id(),
                        i.number(),
                        i.title(),
                        i.minutes(),
                        i.presentingUnit(),
                        ref(i.presentingUnit())))
            .toList(),
        facts.invited().stream()
            .map(i -> new MeetingView.Call(i.unit(), i.site(), ref(i.unit()), ref(i.site())))
            .toList(),
        facts.rehearsalOf(),
        rehearsals.of(actor, facts).orElse(null),
        new MeetingView.Me(
            sorted(me),
            ref(me.site()),
            me.sites().stream().map(this::ref).toList(),
            me.lead(),
            may.of(actor, facts, me)));
  }

  private Map<AccountId, PersonRef> people(MeetingFacts facts) {
    List<AccountId> ids = new ArrayList<>(facts.secretaries());
    if (facts.chair() != null) {
      ids.add(facts.chair());
    }
    if (facts.deputyChair() != null) {
      ids.add(facts.deputyChair());
    }
    return accounts.findAll(ids).stream()
        .map(this::person)
        .collect(Collectors.toMap(PersonRef::id, Function.identity()));
  }

  private MeetingSummary summary(MeetingList.Entry entry, DocumentCounts.Count documents) {
    MeetingRow meeting = entry.meeting();
    return new MeetingSummary(
        meeting.id(),
        meeting.title(),
        meeting.type(),
        meeting.form(),
        ref(meeting.convener()),
        meeting.startsAt(),
        meeting.plannedMinutes(),
        meeting.phase(),
        meeting.overdue(clock.instant()),
        meeting.reason(),
        meeting.remindedAt(),
        ref(entry.me().site()),
        sorted(entry.me()),
        entry.me().lead(),
        documents,
        entry.invitedUnits(),
        entry.sites());
  }

  private UnitRef ref(UnitId unit) {
    return unit == null ? null : units.ref(unit);
  }

  private static List<MeetingRole> sorted(Participation me) {
    return me.roles().stream().sorted().toList();
  }
}
