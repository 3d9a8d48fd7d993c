package vn.diemcau.security.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** The jobs that make accounts of a level: one for each administrator, whom alone it is shown. */
@Component
public class LevelJobs {

  private static final Logger log = LoggerFactory.getLogger(LevelJobs.class);

  /** Long enough to print the sheets; then the passwords are forgotten. */
  static final Duration KEPT = Duration.ofHours(1);

  private final AccountsOfLevel levels;
  private final InstantSource clock;
  private final Map<AccountId, LevelJob> jobs = new ConcurrentHashMap<>();

  LevelJobs(AccountsOfLevel levels, InstantSource clock) {
    this.levels = levels;
    this.clock = clock;
  }

  /**
   * Begins one, in place of the administrator's last.
   *
   * @param address the client's, for the audit trail
   */
  public Outcome<LevelJob> start(Actor actor, AccountsOfLevel.Wanted wanted, String address) {
    return levels
        .plan(actor, wanted)
        .then(
            plan -> {
              LevelJob job = plan.job();
              LevelJob kept =
                  jobs.compute(
                      actor.account(),
                      (id, last) -> last != null && last.outcome().isEmpty() ? last : job);
              if (kept != job) {
                return Outcome.refused(Refusal.conflict("security.level-job-running"));
              }
              Thread.ofVirtual()
                  .name("accounts-of-level")
                  .start(() -> run(actor, plan, job, address));
              return Outcome.done(job);
            });
  }

  private void run(Actor actor, AccountsOfLevel.Plan plan, LevelJob job, String address) {
    Outcome<AccountsOfLevel.Result> outcome;
    try {
      outcome = levels.make(actor, plan, job::step, address);
    } catch (RuntimeException e) {
      log.error("the accounts of level {} under {} were not made", job.level, job.under, e);
      outcome = Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "security.level-job-failed"));
    }
    job.end(outcome, clock.instant());
  }

  /** The administrator's last job. */
  public Optional<LevelJob> of(Actor actor) {
    jobs.values().removeIf(job -> job.endedBefore(clock.instant().minus(KEPT)));
    return Optional.ofNullable(jobs.get(actor.account()));
  }

  /** The sheets are printed: the passwords are forgotten. What still goes on stays. */
  public void forget(Actor actor) {
    jobs.computeIfPresent(actor.account(), (id, job) -> job.outcome().isPresent() ? null : job);
  }
}
