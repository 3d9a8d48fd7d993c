package vn.diemcau.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.local.TestDatabase;

/** A server with nothing but the scheduler in it, on a given database. */
final class Node implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final ConfigurableApplicationContext context;

  private Node(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** A node whose time is moved by hand. */
  static Node movedByHand(TestDatabase database) {
    return start(database.url(), database.user(), database.password(), false);
  }

  /** A node on which Quartz fires by the wall clock. */
  static Node realTime(TestDatabase database) {
    return start(database.url(), database.user(), database.password(), true);
  }

  static Node start(String url, String user, String password, boolean realTime) {
    SpringApplication application = new SpringApplication(Parts.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    return new Node(
        application.run(
            "--spring.main.banner-mode=off",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + user,
            "--spring.datasource.password=" + password,
            "--spring.datasource.hikari.maximum-pool-size=8",
            "--diemcau.scheduler.real-time=" + realTime,
            "--diemcau.scheduler.poll=1s",
            "--diemcau.scheduler.check-in=1s",
            "--diemcau.scheduler.attempts=4",
            "--diemcau.scheduler.first-retry=1s",
            "--logging.level.root=warn"));
  }

  Scheduler scheduler() {
    return context.getBean(Scheduler.class);
  }

  Recorder recorder() {
    return context.getBean(Recorder.class);
  }

  Failing failing() {
    return context.getBean(Failing.class);
  }

  JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  TransactionTemplate transaction() {
    return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  BusinessTime time() {
    return context.getBean(BusinessTime.class);
  }

  /** Lets business time pass and everything happen that falls into it. */
  int pass(Duration duration) {
    context.getBean(MovedClock.class).now.updateAndGet(now -> now.plus(duration));
    return time().runDue();
  }

  @Override
  public void close() {
    context.close();
  }

  /** What a node is made of. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan
  static class Parts {

    @Bean
    InstantSource clock(@Value("${diemcau.scheduler.real-time}") boolean realTime) {
      return realTime ? Clock.systemUTC() : new MovedClock();
    }

    @Bean
    Recorder recorder() {
      return new Recorder();
    }

    @Bean
    Failing failing(Scheduler scheduler) {
      return new Failing(scheduler);
    }

    @Bean
    SelfPlanning selfPlanning(Scheduler scheduler, Recorder recorder) {
      return new SelfPlanning(scheduler, recorder);
    }

    @Bean
    Hanging hanging(Recorder recorder) {
      return new Hanging(recorder);
    }
  }

  /** Business time under the test's hand. */
  static final class MovedClock implements InstantSource {
    final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  /** Keeps what it was called with. */
  static final class Recorder implements ScheduledHandler {
    final BlockingQueue<Firing> firings = new LinkedBlockingQueue<>();

    @Override
    public String key() {
      return "record";
    }

    @Override
    public void run(Firing firing) {
      firings.add(firing);
    }
  }

  /** Plans something, then fails as many times as it is told to. */
  static final class Failing implements ScheduledHandler {
    final AtomicInteger failuresLeft = new AtomicInteger();
    final BlockingQueue<Firing> succeeded = new LinkedBlockingQueue<>();
    private final Scheduler scheduler;

    Failing(Scheduler scheduler) {
      this.scheduler = scheduler;
    }

    @Override
    public String key() {
      return "fail";
    }

    @Override
    public void run(Firing firing) {
      scheduler.at("made-by-failing", firing.now().plusSeconds(86_400), "record", "");
      if (failuresLeft.getAndDecrement() > 0) {
        throw new IllegalStateException("not now");
      }
      succeeded.add(firing);
    }
  }

  /** Plans its own next run under its own key, three times. */
  static final class SelfPlanning implements ScheduledHandler {
    private final Scheduler scheduler;
    private final Recorder recorder;

    SelfPlanning(Scheduler scheduler, Recorder recorder) {
      this.scheduler = scheduler;
      this.recorder = recorder;
    }

    @Override
    public String key() {
      return "self-planning";
    }

    @Override
    public void run(Firing firing) {
      recorder.run(firing);
      int left = Integer.parseInt(firing.payload());
      if (left > 1) {
        scheduler.at(firing.key(), firing.now().plusSeconds(1), key(), String.valueOf(left - 1));
      }
    }
  }

  /** Never ends on a node that is to be killed; elsewhere it records. */
  static final class Hanging implements ScheduledHandler {
    static final AtomicReference<CountDownLatch> gate = new AtomicReference<>();
    private final Recorder recorder;

    Hanging(Recorder recorder) {
      this.recorder = recorder;
    }

    @Override
    public String key() {
      return "hang";
    }

    @Override
    public void run(Firing firing) {
      CountDownLatch closed = gate.get();
      if (closed == null) {
        recorder.run(firing);
        return;
      }
      System.out.println(KilledNode.HANGING);
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
