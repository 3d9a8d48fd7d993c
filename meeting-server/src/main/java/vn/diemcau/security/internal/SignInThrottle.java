package vn.diemcau.security.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.shared.DbTime;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * Slows down guessing. Each account (and each unit of an entry code) counts for itself: from the
 * fifth failure on it waits 5 s, 10 s, 20 s … 15 min. An address counts failures only, and its
 * limit lies far above what a whole city behind one address mistypes in a morning. Kept in the
 * database, so that a restart or another node does not forget.
 */
@Component
public class SignInThrottle {

  private static final Duration FORGET = Duration.ofHours(1);
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
  private static final int FREE_FAILURES = 5;
  private static final int LONGEST_WAIT_SECONDS = 900;

  private final JdbcClient db;
  private final InstantSource clock;
  private final int addressLimit;

  SignInThrottle(
      JdbcClient db,
      InstantSource clock,
      @Value("${diemcau.security.failures-per-address:3000}") int addressLimit) {
    this.db = db;
    this.clock = clock;
    this.addressLimit = addressLimit;
  }

  /**
   * Asks for one attempt and counts it as failed at once, so that a thousand attempts at the same
   * moment are not a thousand free ones; {@link #succeeded} takes the count back.
   */
  public Optional<Refusal> attempt(String key, String address) {
    Instant now = clock.instant();
    Optional<Refusal> tooMany = blocked("address:" + address, now);
    if (tooMany.isPresent()) {
      return tooMany;
    }
    boolean counted =
        db.sql(
                    """
                insert into sign_in_throttle as t (key, failures, since, last_at, blocked_until)
                values (:key, 1, :now, :now, '-infinity')
                on conflict (key) do update set
                  failures = case when t.last_at < :forget then 1 else t.failures + 1 end,
                  last_at = :now,
                  blocked_until = case
                    when t.last_at < :forget or t.failures + 1 < :free then '-infinity'
                    else :now + make_interval(secs =>
                      least(5 * power(2, least(t.failures + 1 - :free, 20)), :longest)) end
                where t.blocked_until <= :now
                """)
                .param("key", key)
                .param("now", DbTime.of(now))
                .param("forget", DbTime.of(now.minus(FORGET)))
                .param("free", FREE_FAILURES)
                .param("longest", LONGEST_WAIT_SECONDS)
                .update()
            > 0;
    return counted ? Optional.empty() : blocked(key, now);
  }

  public void succeeded(String key) {
    db.sql("delete from sign_in_throttle where key = :key").param("key", key).update();
  }

  /** Counts a failure against its address; the attempt itself was counted before. */
  public void failed(String address) {
    Instant now = clock.instant();
    db.sql(
            """
            insert into sign_in_throttle as t (key, failures, since, last_at, blocked_until)
            values (:key, 1, :now, :now, '-infinity')
            on conflict (key) do update set
              failures = case when t.since < :window then 1 else t.failures + 1 end,
              since = case when t.since < :window then :now else t.since end,
              last_at = :now,
              blocked_until = case when t.since >= :window and t.failures + 1 >= :limit
                then t.since + make_interval(secs => :seconds) else '-infinity' end
            """)
        .param("key", "address:" + address)
        .param("now", DbTime.of(now))
        .param("window", DbTime.of(now.minus(ADDRESS_WINDOW)))
        .param("limit", addressLimit)
        .param("seconds", ADDRESS_WINDOW.toSeconds())
        .update();
    db.sql("delete from sign_in_throttle where last_at < :old")
        .param("old", DbTime.of(now.minus(Duration.ofDays(1))))
        .update();
  }

  private Optional<Refusal> blocked(String key, Instant now) {
    return db.sql(
            "select blocked_until from sign_in_throttle where key = :key and blocked_until > :now")
        .param("key", key)
        .param("now", DbTime.of(now))
        .query(OffsetDateTime.class)
        .optional()
        .map(until -> throttled(Duration.between(now, until.toInstant())));
  }

  private static Refusal throttled(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return Refusal.of(RefusalKind.THROTTLED, "security.throttled", Map.of("seconds", seconds));
  }
}
