package vn.diemcau.room.journal;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.ThisNode;

/**
 * Keeps the servers on one database from taking rooms from each other: a lease in Redis says which
 * of them writes a room. It is a courtesy, not the safeguard: the fencing number lies in
 * PostgreSQL. So an emptied Redis does no harm, and while Redis is down rooms stay where they are.
 */
@Component
public class WriterLease {

  static final Duration TERM = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(WriterLease.class);

  /** How a lease was come by. */
  public enum Hold {
    /** It was this server's before. */
    KEPT,
    /** Nobody had it. */
    TAKEN,
    /** Another server has it. */
    ELSEWHERE,
    /** Redis does not answer. */
    UNKNOWN
  }

  private final RedisClient redis;
  private final String node;

  /** A server that starts again under its name takes its own leases back at once. */
  public WriterLease(RedisClient redis, ThisNode node) {
    this.redis = redis;
    this.node = node.name();
  }

  public String node() {
    return node;
  }

  /** Takes or renews the lease. */
  public Hold hold(MeetingId meeting) {
    String key = key(meeting);
    try {
      SetParams alone = SetParams.setParams().nx().px(TERM.toMillis());
      if (redis.set(key, node, alone) != null) {
        return Hold.TAKEN;
      }
      if (!node.equals(redis.get(key))) {
        return Hold.ELSEWHERE;
      }
      redis.pexpire(key, TERM.toMillis());
      return Hold.KEPT;
    } catch (JedisException e) {
      log.warn("Redis does not answer for {}: {}", key, e.getMessage());
      return Hold.UNKNOWN;
    }
  }

  /** Which server has the lease; empty when none has, or Redis does not answer. */
  public Optional<String> holder(MeetingId meeting) {
    try {
      return Optional.ofNullable(redis.get(key(meeting)));
    } catch (JedisException e) {
      log.warn("Redis does not answer for {}: {}", key(meeting), e.getMessage());
      return Optional.empty();
    }
  }

  public void release(MeetingId meeting) {
    try {
      if (node.equals(redis.get(key(meeting)))) {
        redis.del(key(meeting));
      }
    } catch (JedisException e) {
      log.warn("the lease of {} runs out by itself: {}", meeting, e.getMessage());
    }
  }

  private static String key(MeetingId meeting) {
    return "diemcau:room:" + meeting + ":writer";
  }
}
