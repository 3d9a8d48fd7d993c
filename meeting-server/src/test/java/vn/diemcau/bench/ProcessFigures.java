package vn.diemcau.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process; 0 of one that has ended. */
public final class ProcessFigures {

  /** Jiffies a second, as Linux shows them to programs. */
  private static final double TICKS = 100;

  private ProcessFigures() {}

  /** Seconds of processor time, user and system. */
  public static double cpuSeconds(long pid) throws IOException {
    Path stat = of(pid, "stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String line = Files.readString(stat);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** Bytes that it holds resident. */
  public static long residentBytes(long pid) {
    try {
      return Files.readAllLines(of(pid, "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }

  private static Path of(long pid, String file) {
    return Path.of("/proc", Long.toString(pid), file);
  }
}
