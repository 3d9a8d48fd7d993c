package vn.diemcau.security.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import vn.diemcau.security.Role;
import vn.diemcau.shared.Outcome;

/**
 * The making of a level's accounts, to be looked at while it goes on and after. It lies in memory
 * alone, since it holds initial passwords: whoever restarts the server loses the sheets with it.
 */
public final class LevelJob {

  public final String under;
  public final String level;
  public final Role role;

  /** How many accounts will be made. */
  public final int total;

  private final AtomicInteger done = new AtomicInteger();
  private final CompletableFuture<Outcome<AccountsOfLevel.Result>> outcome =
      new CompletableFuture<>();
  private volatile Instant endedAt;

  LevelJob(String under, String level, Role role, int total) {
    this.under = under;
    this.level = level;
    this.role = role;
    this.total = total;
  }

  public int done() {
    return done.get();
  }

  /** Empty while it goes on; a refusal when nothing was made. */
  public Optional<Outcome<AccountsOfLevel.Result>> outcome() {
    return Optional.ofNullable(outcome.getNow(null));
  }

  /** Waits for the end. */
  public Outcome<AccountsOfLevel.Result> join() {
    return outcome.join();
  }

  void step() {
    done.incrementAndGet();
  }

  void end(Outcome<AccountsOfLevel.Result> how, Instant at) {
    endedAt = at;
    outcome.complete(how);
  }

  boolean endedBefore(Instant limit) {
    Instant at = endedAt;
    return at != null && at.isBefore(limit);
  }
}
