package vn.diemcau.node;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries {@link NodeEvent}s to the other servers, by Redis. What is said while Redis is down is
 * lost; when it is back, {@link NodesMet} tells everyone to look for themselves.
 */
@Component
class NodeNews {

  private static final Logger log = LoggerFactory.getLogger(NodeNews.class);
  private static final String CHANNEL = "diemcau:news";
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** True while an event is told that came from another server: it is not to go back. */
  private static final ThreadLocal<Boolean> HEARD = ThreadLocal.withInitial(() -> false);

  private final ThisNode node;
  private final RedisClient redis;
  private final JsonMapper json;
  private final ApplicationEventPublisher events;
  private final Ear ear = new Ear();
  private volatile boolean ended;

  NodeNews(ThisNode node, RedisClient redis, JsonMapper json, ApplicationEventPublisher events) {
    this.node = node;
    this.redis = redis;
    this.json = json;
    this.events = events;
  }

  private record News(String from, String type, Object event) {}

  @PostConstruct
  void start() {
    if (!node.isAlone()) {
      Thread.ofPlatform().daemon().name("node-news").start(this::listen);
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(NodeEvent event) {
    if (node.isAlone() || HEARD.get()) {
      return;
    }
    try {
      News news = new News(node.name(), event.getClass().getName(), event);
      redis.publish(CHANNEL, json.writeValueAsString(news));
    } catch (JedisException e) {
      log.warn("the other servers do not hear of {}: {}", event, e.getMessage());
    }
  }

  private void listen() {
    while (!ended) {
      try {
        redis.subscribe(ear, CHANNEL);
      } catch (JedisException e) {
        log.warn("this server does not hear the others: {}", e.getMessage());
      }
      if (!ended) {
        LockSupport.parkNanos(AGAIN_NANOS);
      }
    }
  }

  private final class Ear extends JedisPubSub {

    @Override
    public void onSubscribe(String channel, int channels) {
      events.publishEvent(new NodesMet());
    }

    @Override
    public void onMessage(String channel, String message) {
      HEARD.set(true);
      try {
        JsonNode news = json.readTree(message);
        if (!news.path("from").asString("").equals(node.name())) {
          Class<? extends NodeEvent> type = type(news.path("type").asString(""));
          events.publishEvent(json.treeToValue(news.path("event"), type));
        }
      } catch (JacksonException | ReflectiveOperationException | ClassCastException e) {
        log.warn("a server of another version said what is not understood: {}", e.getMessage());
      } catch (RuntimeException e) {
        log.error("what another server said was not followed", e);
      } finally {
        HEARD.set(false);
      }
    }
  }

  private static Class<? extends NodeEvent> type(String name) throws ClassNotFoundException {
    if (!name.startsWith("vn.diemcau.")) {
      throw new ClassNotFoundException(name);
    }
    return Class.forName(name, false, NodeNews.class.getClassLoader()).asSubclass(NodeEvent.class);
  }

  @PreDestroy
  void close() {
    ended = true;
    if (ear.isSubscribed()) {
      ear.unsubscribe();
    }
  }
}
