package vn.diemcau.document.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.document.DocumentId;
import vn.diemcau.meeting.Invited;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Participation;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.RoleIn;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Decides what a person may do with a meeting's documents. Whom the meeting concerns reads what is
 * released; who may edit the meeting or leads it sees the drafts too, and manages them.
 */
@Component
public class DocumentAccess {

  /**
   * What a person is to the documents of one meeting.
   *
   * @param manages whether the person sees drafts, uploads and releases
   * @param unit the invited unit that the person reads for; null for who reads for none
   * @param reader names the person in the record of readings
   */
  public record Access(MeetingFacts meeting, boolean manages, UnitId unit, String reader) {}

  /** A document and what the person is to it. */
  public record Readable(Document document, Access access) {}

  private final Meetings meetings;
  private final DocumentRows rows;

  DocumentAccess(Meetings meetings, DocumentRows rows) {
    this.meetings = meetings;
    this.rows = rows;
  }

  public Outcome<Access> to(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .map(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              // a rehearsal has no documents of its own
              boolean manages = (who.mayEdit() || who.lead()) && !facts.isRehearsal();
              return new Access(facts, manages, unit(actor, facts, who), reader(actor));
            });
  }

  public Outcome<Access> toManage(Actor actor, MeetingId meeting) {
    return to(actor, meeting)
        .then(
            access ->
                access.manages()
                    ? Outcome.done(access)
                    : Outcome.refused(Refusal.forbidden("document.not-managed")));
  }

  /** A draft that is none of the person's business is as unknown as one that never was. */
  public Outcome<Readable> toRead(Actor actor, DocumentId id) {
    Optional<Document> document = rows.find(id);
    if (document.isEmpty()) {
      return Outcome.refused(Refusal.notFound("document.unknown"));
    }
    return to(actor, document.get().meeting())
        .then(
            access ->
                document.get().released() || access.manages()
                    ? Outcome.done(new Readable(document.get(), access))
                    : Outcome.refused(Refusal.notFound("document.unknown")));
  }

  public Outcome<Readable> toManage(Actor actor, DocumentId id) {
    return toRead(actor, id)
        .then(
            readable ->
                readable.access().manages()
                    ? Outcome.done(readable)
                    : Outcome.refused(Refusal.forbidden("document.not-managed")));
  }

  /** The invited unit: the person's own, else one where a role is held, else one at the site. */
  private static UnitId unit(Actor actor, MeetingFacts meeting, Participation who) {
    Stream<UnitId> own = Stream.of(actor.unit());
    Stream<UnitId> held = actor.roles().stream().map(RoleIn::unit);
    Stream<UnitId> passed =
        actor.pass().stream().flatMap(pass -> meeting.attending(pass.site()).stream());
    return Stream.of(own, held, passed)
        .flatMap(units -> units)
        .filter(Objects::nonNull)
        .filter(unit -> meeting.invited().stream().map(Invited::unit).anyMatch(unit::equals))
        .findFirst()
        .orElse(null);
  }

  static String reader(Actor actor) {
    return actor.account() != null
        ? actor.account().toString()
        : actor.pass().map(pass -> "site:" + pass.meeting() + ":" + pass.site()).orElse("nobody");
  }
}
