package vn.diemcau.mediabridge.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.diemcau.mediabridge.dtls.DtlsHandshakes;
import vn.diemcau.mediabridge.dtls.DtlsIdentity;
import vn.diemcau.mediabridge.loop.MediaLoops;
import vn.diemcau.mediabridge.srtp.CipherWarmUp;

/** The sites of one measurement: receivers on one thread, senders on another. */
final class LoadFleet implements AutoCloseable {

  private static final int SAMPLES = 10;

  private final MediaLoops receiving = new MediaLoops(1, "load-receive");
  private final MediaLoops sending = new MediaLoops(1, "load-send");
  private final DtlsHandshakes handshakes;
  private final Random random = new Random(2026);
  final List<LoadSite> receivers = new ArrayList<>();
  final List<LoadSite> senders = new ArrayList<>();

  LoadFleet() {
    CipherWarmUp.run();
    handshakes = new DtlsHandshakes(DtlsIdentity.create(Instant.now()));
  }

  /** One of about ten receivers, spread over all, is sampled for latency. */
  LoadSite receiver(int index, int of) {
    boolean sampled = index % Math.max(1, of / SAMPLES) == 0;
    return add(receivers, "receiver", receiving, index, sampled, false);
  }

  /**
   * @param screen whether its picture is a shared screen instead of a camera
   */
  LoadSite sender(int index, boolean screen) {
    return add(senders, "sender", sending, index, false, screen);
  }

  private LoadSite add(
      List<LoadSite> to,
      String kind,
      MediaLoops threads,
      int index,
      boolean sampled,
      boolean screen) {
    LoadSite site =
        new LoadSite(
            kind + index,
            threads.open(index, "127.0.0.1", 0),
            handshakes,
            sampled,
            screen,
            new Random(random.nextLong()));
    to.add(site);
    return site;
  }

  void restart() {
    receivers.forEach(LoadSite::restart);
  }

  /** What all receivers got since {@link #restart}. */
  Received received() {
    Latencies all = new Latencies();
    long packets = 0;
    long missing = 0;
    for (LoadSite site : receivers) {
      site.settle().join();
      packets += site.flow.packets();
      missing += site.flow.missing();
      all.addAll(site.latencies);
    }
    return new Received(packets, missing, all.percentile(0.5), all.percentile(0.99));
  }

  /** Latencies of the last packet of a frame, in milliseconds. */
  record Received(long packets, long missing, double medianMillis, double p99Millis) {}

  @Override
  public void close() {
    receivers.forEach(LoadSite::close);
    senders.forEach(LoadSite::close);
    handshakes.close();
    receiving.close();
    sending.close();
  }
}
