package vn.diemcau.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

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
    return kilobytes(of(pid, "status"), "VmRSS:") << 10;
  }

  /**
   * Bytes of memory that a process and those that it started hold, what they share counted once.
   */
  public static long treeBytes(ProcessHandle root) {
    return tree(root).map(ProcessFigures::proportionalBytes).sum();
  }

  /** Seconds of processor time of a process and of those that it started. */
  public static double treeCpuSeconds(ProcessHandle root) {
    return tree(root)
        .mapToDouble(
            pid -> {
              try {
                return cpuSeconds(pid);
              } catch (IOException gone) {
                return 0;
              }
            })
        .sum();
  }

  private static LongStream tree(ProcessHandle root) {
    return LongStream.concat(
        LongStream.of(root.pid()), root.descendants().mapToLong(ProcessHandle::pid));
  }

  private static long proportionalBytes(long pid) {
    return kilobytes(of(pid, "smaps_rollup"), "Pss:") << 10;
  }

  private static long kilobytes(Path file, String field) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
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
