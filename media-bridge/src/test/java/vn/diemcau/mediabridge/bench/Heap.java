package vn.diemcau.mediabridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a flight recording says of a process's heap between two moments.
 *
 * @param allocatedMiBPerSecond by all threads
 * @param longestPauseMillis for garbage collection
 */
record Heap(double allocatedMiBPerSecond, double longestPauseMillis) {

  /** The option of a JVM that makes such a recording; it costs next to nothing. */
  static String recordTo(Path file) {
    return "-XX:StartFlightRecording:settings=none,+jdk.GCPhasePause#enabled=true,"
        + "+jdk.ThreadAllocationStatistics#enabled=true,+jdk.ThreadAllocationStatistics#period=1s,"
        + "filename="
        + file;
  }

  static Heap read(Path file, Instant from, Instant to) {
    Map<Long, long[]> byThread = new HashMap<>();
    double pause = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getStartTime().isBefore(from) || event.getStartTime().isAfter(to)) {
          continue;
        }
        if (event.getEventType().getName().equals("jdk.GCPhasePause")) {
          pause = Math.max(pause, event.getDuration().toNanos() / 1e6);
        } else {
          long allocated = event.getLong("allocated");
          long[] range =
              byThread.computeIfAbsent(
                  event.getThread("thread").getId(), fresh -> new long[] {allocated, allocated});
          range[0] = Math.min(range[0], allocated);
          range[1] = Math.max(range[1], allocated);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long bytes = byThread.values().stream().mapToLong(range -> range[1] - range[0]).sum();
    double seconds = (to.toEpochMilli() - from.toEpochMilli()) / 1000.0;
    return new Heap(bytes / 1048576.0 / seconds, pause);
  }
}
