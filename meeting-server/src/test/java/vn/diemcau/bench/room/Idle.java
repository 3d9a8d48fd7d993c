package vn.diemcau.bench.room;

import java.io.IOException;
import java.util.Locale;

/** What the server needs while everyone sits there and nothing happens but pings and reports. */
final class Idle {

  private static final double GOAL_PERCENT = 5;

  private final Hall hall;

  Idle(Hall hall) {
    this.hall = hall;
  }

  void measure(Sheet sheet, int seconds) throws IOException {
    Hall.pause(10);
    double cpu = hall.server.cpuSeconds();
    double database = hall.server.cpuSecondsOfChildren();
    long start = System.nanoTime();
    Hall.pause(seconds);
    double took = (System.nanoTime() - start) / 1e9;
    double percent = (hall.server.cpuSeconds() - cpu) / took * 100;
    double below = (hall.server.cpuSecondsOfChildren() - database) / took * 100;
    sheet.put("idleSeconds", seconds);
    sheet.put("idlePercentOfACore", Math.round(percent * 10) / 10.0);
    sheet.put("idlePercentOfACoreDatabase", Math.round(below * 10) / 10.0);
    sheet.goal(
        "nothing happens for " + seconds + " s: the server needs",
        "< 5 % of a core",
        String.format(Locale.ROOT, "%.1f %%, its database %.1f %%", percent, below),
        percent < GOAL_PERCENT);
  }
}
