package vn.diemcau.talkback.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import vn.diemcau.bridge.IceServers;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.HeardChanged;
import vn.diemcau.security.AccountId;
import vn.diemcau.shared.Outcome;

/** A site comes on air while the bridge that carries its call hangs or fails. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinesTest {

  private final CountDownLatch hangs = new CountDownLatch(1);
  private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
  private final UnitId site = new UnitId(UUID.randomUUID());
  private final UnitId other = new UnitId(UUID.randomUUID());
  private Lines lines;

  @AfterEach
  void end() {
    hangs.countDown();
    lines.close();
  }

  @Test
  void a_bridge_that_hangs_does_not_keep_the_floor_and_is_told_when_it_is_back()
      throws InterruptedException {
    CountDownLatch opening = new CountDownLatch(1);
    TalkbackMedia media =
        media(
            (method, endpoint) -> {
              if (method.equals("open")) {
                opening.countDown();
                hangs.await();
              }
            });
    lines = lines(media);
    Line line = answered(site);
    Thread answers = Thread.ofVirtual().start(() -> media.open(line, endpoint(line, site)));
    opening.await();

    lines.on(new HeardChanged(MeetingId.next(), Set.of(site)));

    assertThat(line.leg(site).orElseThrow().state()).isEqualTo(Leg.State.ON_AIR);
    assertThat(closed).as("the bridge still hangs").isEmpty();
    hangs.countDown();
    answers.join();
    assertThat(closed.poll(20, TimeUnit.SECONDS)).isEqualTo(endpoint(line, site));
  }

  @Test
  void one_line_whose_bridge_fails_does_not_keep_another_site_on_its_line() {
    lines =
        lines(
            media(
                (method, endpoint) -> {
                  throw new IllegalStateException("no bridge");
                }));
    Line one = answered(site);
    Line two = answered(other);

    lines.on(new HeardChanged(MeetingId.next(), Set.of(site, other)));

    assertThat(one.leg(site).orElseThrow().state()).isEqualTo(Leg.State.ON_AIR);
    assertThat(two.leg(other).orElseThrow().state()).isEqualTo(Leg.State.ON_AIR);
  }

  private interface Bridge {
    void asked(String method, Object endpoint) throws Exception;
  }

  private TalkbackMedia media(Bridge bridge) {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    Object sessions =
        Proxy.newProxyInstance(
            MediaSessions.class.getClassLoader(),
            new Class<?>[] {MediaSessions.class},
            (proxy, method, args) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("hashCode") ? (Object) 1 : proxy == args[0];
              }
              bridge.asked(method.getName(), args.length > 1 ? args[1] : null);
              if (method.getName().equals("close")) {
                closed.add((String) args[1]);
              }
              return method.getName().equals("open") ? Outcome.refused(TalkbackMedia.OVER) : null;
            });
    beans.registerSingleton("sessions", sessions);
    return new TalkbackMedia(
        beans.getBeanProvider(MediaSessions.class), beans.getBeanProvider(IceServers.class));
  }

  private static Lines lines(TalkbackMedia media) {
    return new Lines(media, null, event -> {}, InstantSource.system());
  }

  private Line answered(UnitId called) {
    Instant now = Instant.now();
    Line line =
        new Line(
            MeetingId.next(),
            new AccountId(UUID.randomUUID()),
            "Kỹ thuật",
            "page",
            Map.of(called, Leg.State.RINGING),
            now);
    assertThat(lines.add(line)).isTrue();
    assertThat(line.answer(called, "site", now)).isTrue();
    return line;
  }

  private static String endpoint(Line line, UnitId called) {
    return line.leg(called).orElseThrow().endpoint();
  }
}
