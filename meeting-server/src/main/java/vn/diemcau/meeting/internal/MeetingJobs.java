package vn.diemcau.meeting.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.scheduler.Failure;
import vn.diemcau.scheduler.Planned;
import vn.diemcau.scheduler.Scheduler;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;

/**
 * What the scheduler is going to do and what failed, with the meetings' titles: of meetings that
 * the person operates, and all else for who operates the whole tree.
 */
@Component
public class MeetingJobs {

  private static final int MAX_PLANNED = 2000;
  private static final int MAX_FAILURES = 500;
  private static final Pattern KEY = Pattern.compile("meeting/([0-9a-f-]{36})/.*");

  private final Scheduler scheduler;
  private final MeetingStore meetings;
  private final Permissions permissions;

  MeetingJobs(Scheduler scheduler, MeetingStore meetings, Permissions permissions) {
    this.scheduler = scheduler;
    this.meetings = meetings;
    this.permissions = permissions;
  }

  /** The answer for the IT page. */
  public record Jobs(List<Job> planned, List<Failed> failures) {}

  /**
   * Something planned.
   *
   * @param subject the meeting's title; null for what belongs to no meeting
   * @param repeats an ISO 8601 duration or a cron expression; null for what happens once
   */
  public record Job(
      String key,
      String handler,
      String subject,
      MeetingId meetingId,
      Instant next,
      Instant previous,
      String repeats,
      int attempt,
      String state) {}

  /**
   * A run that failed.
   *
   * @param retryAt null when it was given up
   */
  public record Failed(
      String key,
      String handler,
      String subject,
      MeetingId meetingId,
      Instant due,
      Instant at,
      int attempt,
      String error,
      Instant retryAt) {}

  @Transactional(readOnly = true)
  public Jobs of(Actor actor) {
    List<Planned> planned = scheduler.planned(MAX_PLANNED);
    List<Failure> failures = scheduler.failures(MAX_FAILURES);
    Set<UUID> ids = new LinkedHashSet<>();
    planned.forEach(p -> meeting(p.key()).ifPresent(ids::add));
    failures.forEach(f -> meeting(f.key()).ifPresent(ids::add));
    Map<UUID, MeetingRow> known = known(ids);
    boolean all = permissions.mayEverywhere(actor, Action.OPERATE);
    List<Job> jobs = new ArrayList<>();
    for (Planned one : planned) {
      MeetingRow of = meeting(one.key()).map(known::get).orElse(null);
      if (shown(actor, all, of)) {
        jobs.add(job(one, of));
      }
    }
    List<Failed> failed = new ArrayList<>();
    for (Failure one : failures) {
      MeetingRow of = meeting(one.key()).map(known::get).orElse(null);
      if (shown(actor, all, of)) {
        failed.add(failed(one, of));
      }
    }
    return new Jobs(jobs, failed);
  }

  private static Job job(Planned one, MeetingRow of) {
    return new Job(
        one.key(),
        one.handler(),
        of == null ? null : of.title(),
        of == null ? null : of.id(),
        one.next(),
        one.previous(),
        one.repeats(),
        one.attempt(),
        one.state());
  }

  private static Failed failed(Failure one, MeetingRow of) {
    return new Failed(
        one.key(),
        one.handler(),
        of == null ? null : of.title(),
        of == null ? null : of.id(),
        one.due(),
        one.at(),
        one.attempt(),
        one.error(),
        one.retryAt());
  }

  private boolean shown(Actor actor, boolean all, MeetingRow meeting) {
    return all || meeting != null && permissions.may(actor, Action.OPERATE, meeting.convener());
  }

  private Map<UUID, MeetingRow> known(Collection<UUID> ids) {
    Map<UUID, MeetingRow> known = new HashMap<>();
    meetings.findAll(ids).forEach(m -> known.put(m.id().value(), m));
    return known;
  }

  private static Optional<UUID> meeting(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
  }
}
