package vn.diemcau.room.journal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import vn.diemcau.meeting.MeetingId;

/**
 * Keeps the nodes of a server from taking rooms from each other: a lease in Redis says which node
 * writes a room. It is a courtesy, not the safeguard: the fencing number lies in PostgreSQL. So an
 * emptied Redis does no harm, and while Redis is down a node goes on as if it were alone.
 */
@Component
public class WriterLease {

  static final Duration TERM = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(WriterLease.class);

  private final RedisClient redis;
  private final String node;

  /** A node that starts again under its name takes its own leases back at once. */
  public WriterLease(RedisClient redis, @Value("${diemcau.node:local}") String node) {
    this.redis = redis;
    this.node = node;
  }

  public String node() {
    return node;
  }

  /** Takes or renews the lease; false when another node holds it. */
  public boolean hold(MeetingId meeting) {
    String key = key(meeting);
    try {
      SetParams alone = SetParams.setParams().nx().px(TERM.toMillis());
      if (redis.set(key, node, alone) != null) {
        return true;
      }
      if (!node.equals(redis.get(key))) {
        return false;
      }
      redis.pexpire(key, TERM.toMillis());
      return true;
    } catch (JedisException e) {
      log.warn("Redis does not answer, {} is written without a lease: {}", key, e.getMessage());
      return true;
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
