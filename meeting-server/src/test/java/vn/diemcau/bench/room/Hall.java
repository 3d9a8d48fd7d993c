package vn.diemcau.bench.room;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;

/**
 * All devices of a meeting: one with the microphone at each site, and beside them the console of
 * the secretary and of the chair, a wall, a board, and silent tablets at the first sites up to the
 * number that was asked for. They ping and report as the page does.
 */
final class Hall implements AutoCloseable {

  private static final int PING_SECONDS = 10;
  private static final int REPORT_SECONDS = 5;
  private static final int TICKS_A_SECOND = 20;

  final BenchServer server;
  final BenchCity city;
  final TestSession secretary;
  final MeetingId meeting;
  final List<BenchSite> devices = new ArrayList<>();
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("bench-beat").unstarted(task));
  private int tick;

  Hall(BenchServer server, BenchCity city) {
    this.server = server;
    this.city = city;
    this.secretary = signedIn("bench-secretary");
    this.meeting = city.meeting(secretary);
    beat.scheduleAtFixedRate(this::beat, 0, 1000 / TICKS_A_SECOND, TimeUnit.MILLISECONDS);
  }

  private TestSession signedIn(String login) {
    TestSession session = new TestSession(server.port());
    BenchCity.checked(session.signIn(login, BenchCity.PASSWORD));
    return session;
  }

  /** Signs in one browser for each device, spread evenly over these seconds. */
  List<Long> signIn(int number, double seconds) throws Exception {
    List<String[]> wanted = wanted(number);
    List<Long> nanos = java.util.Collections.synchronizedList(new ArrayList<>());
    BenchSite[] made = new BenchSite[wanted.size()];
    long start = System.nanoTime();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < made.length; i++) {
        int n = i;
        all.add(
            each.submit(
                () -> {
                  sleepUntil(start + (long) (seconds * 1e9 * n / made.length));
                  long asked = System.nanoTime();
                  made[n] = device(n, wanted.get(n), signedIn(wanted.get(n)[0]));
                  nanos.add(System.nanoTime() - asked);
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    devices.addAll(List.of(made));
    return nanos;
  }

  private BenchSite device(int number, String[] who, TestSession session) {
    BenchCity.Place place = city.places.get(Integer.parseInt(who[1]));
    return new BenchSite(
        place.unit(), session, meeting, "device-" + number, who[2], who[3].equals("media"));
  }

  /** Login, number of the place, view, and whether it wants the microphone. */
  private List<String[]> wanted(int number) {
    List<String[]> wanted = new ArrayList<>();
    for (int i = 0; i < city.places.size() && wanted.size() < number; i++) {
      wanted.add(new String[] {city.places.get(i).login(), "" + i, "site", "media"});
    }
    List<String[]> more = new ArrayList<>();
    more.add(new String[] {"bench-secretary", "0", "console", ""});
    more.add(new String[] {"bench-leader", "0", "console", ""});
    more.add(new String[] {city.places.getFirst().login(), "0", "wall", ""});
    more.add(new String[] {city.places.getFirst().login(), "0", "board", ""});
    for (int i = 1; more.size() < number - wanted.size(); i++) {
      more.add(new String[] {city.places.get(i).login(), "" + i, "site", ""});
    }
    more.stream().limit(number - wanted.size()).forEach(wanted::add);
    return wanted;
  }

  private void beat() {
    tick++;
    for (int i = 0; i < devices.size(); i++) {
      BenchSite device = devices.get(i);
      // who waits in line pings too: it would be taken for gone otherwise
      if (device.times().opened() > 0 && (tick + i) % (PING_SECONDS * TICKS_A_SECOND) == 0) {
        device.ping();
      }
      if (device.times().ready() > 0 && (tick + i) % (REPORT_SECONDS * TICKS_A_SECOND) == 0) {
        device.report();
      }
    }
  }

  long command(String name, java.util.Map<String, ?> args) {
    return BenchCity.command(secretary, meeting, name, args);
  }

  static void sleepUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  static void pause(double seconds) {
    sleepUntil(System.nanoTime() + (long) (seconds * 1e9));
  }

  /** Waits for something for a bounded time; says whether it came. */
  static boolean await(double seconds, BooleanSupplier condition) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return true;
  }

  @Override
  public void close() {
    beat.shutdownNow();
    devices.forEach(BenchSite::close);
  }
}
