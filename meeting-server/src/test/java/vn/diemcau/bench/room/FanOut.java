package vn.diemcau.bench.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.diemcau.bench.room.Arrivals.Arrival;

/** After what time each device has what one of them, or the secretary, did. */
final class FanOut {

  private static final double GOAL_MILLIS = 250;

  /** Less than the 100 ms that lie between two frames, by what a loaded machine is late. */
  private static final long TOO_CLOSE_NANOS = 60_000_000;

  private record Told(long seq, long asked) {}

  private final Hall hall;
  private int lost;

  FanOut(Hall hall) {
    this.hall = hall;
  }

  void measure(Sheet sheet) {
    hall.command("meeting.start", Map.of());
    Hall.pause(1);
    Spread requests = requests(sheet, "requests", 60, 0.4);
    goal(sheet, "a request to speak, on all screens, 99 %", requests);
    floor(sheet, 15);
    rollCall(sheet, 10);
    sheet.put("eventsThatDidNotReachADevice", lost);
  }

  /** Sites ask to speak, one after the other. */
  Spread requests(Sheet sheet, String name, int number, double apart) {
    List<Told> told = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      BenchSite site = hall.devices.get(1 + i % (hall.city.places.size() - 1));
      UUID id = UUID.randomUUID();
      answers.add(act(site, id, "queue.request", request(site), told));
      Hall.pause(apart);
      answers.add(
          act(site, UUID.randomUUID(), "queue.withdraw", Map.of("request", id.toString()), told));
      Hall.pause(apart);
    }
    finish(answers);
    Spread spread = spread(told);
    sheet.put(name, spread);
    return spread;
  }

  private static Map<String, ?> request(BenchSite site) {
    return Map.of(
        "site",
        site.unit().toString(),
        "speaker",
        "Nguyễn Văn An",
        "position",
        "Chủ tịch UBND",
        "subject",
        "Giải phóng mặt bằng");
  }

  private static CompletableFuture<?> act(
      BenchSite site, UUID id, String name, Map<String, ?> args, List<Told> told) {
    long asked = System.nanoTime();
    return site.command(id, name, args).thenAccept(seq -> told.add(new Told(seq, asked)));
  }

  private void floor(Sheet sheet, int number) {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      long asked = System.nanoTime();
      String site = hall.devices.get(1 + i).unit().toString();
      told.add(new Told(hall.command("floor.invite", Map.of("site", site)), asked));
      Hall.pause(0.5);
    }
    hall.command("floor.withdraw", Map.of());
    Spread spread = spread(told);
    sheet.put("floor", spread);
    goal(sheet, "the floor is given, on all screens, 99 %", spread);
  }

  /** All sites answer within some seconds, one in ten sends its answer a second time. */
  private void rollCall(Sheet sheet, int seconds) {
    hall.command("roll-call.open", Map.of());
    Hall.pause(1);
    List<Told> told = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<?>> answers = new ArrayList<>();
    int sites = Math.min(hall.city.places.size(), hall.devices.size());
    long start = System.nanoTime();
    for (int i = 0; i < sites; i++) {
      Hall.sleepUntil(start + (long) (seconds * 1e9 * i / sites));
      BenchSite site = hall.devices.get(i);
      UUID id = UUID.randomUUID();
      answers.add(act(site, id, "roll-call.answer", answer(site), told));
      if (i % 10 == 0) {
        answers.add(site.command(id, "roll-call.answer", answer(site)).handle((s, e) -> s));
      }
    }
    finish(answers);
    Spread spread = spread(told);
    sheet.put("rollCall", spread);
    frames(sheet, start, start + (long) (seconds * 1e9));
    goal(sheet, "a roll-call answer while all answer, 99 %", spread);
  }

  private static Map<String, ?> answer(BenchSite site) {
    String unit = site.unit().toString();
    return Map.of(
        "site",
        unit,
        "chair",
        "Nguyễn Văn An",
        "headcount",
        6,
        "people",
        List.of(
            Map.of(
                "unit",
                unit,
                "name",
                "Nguyễn Văn An",
                "position",
                "Chủ tịch UBND",
                "composition",
                "right")));
  }

  /** How many frames of changes each device got, and how close two of them were. */
  private void frames(Sheet sheet, long from, long to) {
    long most = 0;
    long close = 0;
    long all = 0;
    for (BenchSite device : hall.devices) {
      List<Arrival> came = device.arrivals.since(from).stream().filter(a -> a.at() < to).toList();
      most = Math.max(most, came.size());
      all += came.size();
      for (int i = 1; i < came.size(); i++) {
        if (came.get(i).at() - came.get(i - 1).at() < TOO_CLOSE_NANOS) {
          close++;
        }
      }
    }
    double windows = (to - from) / 1e8;
    sheet.put("framesOfChangesMost", most);
    sheet.put("framesOfChangesAll", all);
    sheet.put("framesCloserThan60Millis", close);
    sheet.goal(
        "frames of changes per 100 ms and device, most",
        "<= 1",
        String.format(Locale.ROOT, "%.2f, %d of %d closer than 60 ms", most / windows, close, all),
        most <= windows * 1.05);
  }

  private static void finish(List<CompletableFuture<?>> answers) {
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .exceptionally(
            problem -> {
              System.out.println("  not every command was answered: " + problem);
              return null;
            })
        .join();
  }

  private Spread spread(List<Told> told) {
    Hall.pause(2);
    List<Long> nanos = new ArrayList<>();
    int missing = 0;
    for (Told one : told) {
      for (BenchSite device : hall.devices) {
        long at = device.arrivals.had(one.seq());
        if (at == 0) {
          missing++;
        } else {
          nanos.add(at - one.asked());
        }
      }
    }
    lost += missing;
    return Spread.ofNanos(nanos);
  }

  private static void goal(Sheet sheet, String what, Spread spread) {
    sheet.goal(what, "< 250 ms", spread.toString(), spread.p99() < GOAL_MILLIS);
  }
}
