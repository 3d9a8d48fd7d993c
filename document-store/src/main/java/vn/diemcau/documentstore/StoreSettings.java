package vn.diemcau.documentstore;

import java.nio.file.Path;
import java.time.Duration;
import vn.diemcau.documentstore.worker.TextLimits;
import vn.diemcau.documentstore.worker.WorkerMain;

/**
 * Where the store keeps files and what it allows them to cost.
 *
 * @param folder holds the files; may be shared by several servers
 * @param maxBytes the largest file taken
 * @param workerHeapMegabytes memory of a worker process for what it parses
 * @param typeTime how long finding a type may take
 * @param textTime how long reading one file's text may take
 * @param workerIdle after how long without work a worker process is ended
 * @param workerMain the class a worker process starts with
 */
public record StoreSettings(
    Path folder,
    long maxBytes,
    int workerHeapMegabytes,
    Duration typeTime,
    Duration textTime,
    Duration workerIdle,
    TextLimits text,
    String workerMain) {

  public static final long MEGABYTE = 1L << 20;

  /** 200 MB a file; text within two minutes, 2,000 pages and five million characters. */
  public static StoreSettings in(Path folder) {
    return new StoreSettings(
        folder,
        200 * MEGABYTE,
        384,
        Duration.ofSeconds(60),
        Duration.ofSeconds(120),
        Duration.ofMinutes(2),
        new TextLimits(2_000, 50_000, 5_000_000),
        WorkerMain.class.getName());
  }

  StoreSettings withMaxBytes(long bytes) {
    return new StoreSettings(
        folder, bytes, workerHeapMegabytes, typeTime, textTime, workerIdle, text, workerMain);
  }

  StoreSettings withTextTime(Duration limit) {
    return new StoreSettings(
        folder, maxBytes, workerHeapMegabytes, typeTime, limit, workerIdle, text, workerMain);
  }

  StoreSettings withText(TextLimits limits) {
    return new StoreSettings(
        folder, maxBytes, workerHeapMegabytes, typeTime, textTime, workerIdle, limits, workerMain);
  }
}
