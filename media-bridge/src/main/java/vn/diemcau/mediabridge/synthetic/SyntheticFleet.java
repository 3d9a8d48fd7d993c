package vn.diemcau.mediabridge.synthetic;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import vn.diemcau.mediabridge.dtls.DtlsHandshakes;
import vn.diemcau.mediabridge.dtls.DtlsIdentity;
import vn.diemcau.mediabridge.loop.MediaLoops;
import vn.diemcau.mediabridge.srtp.CipherWarmUp;

/** Many synthetic sites on a few threads, each with a UDP port of its own. */
public final class SyntheticFleet implements AutoCloseable {

  private final MediaLoops threads;
  private final DtlsHandshakes handshakes;
  private final Random random;
  private final String address;
  private final List<SyntheticSite> sites = new CopyOnWriteArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();

  /**
   * Makes an empty fleet.
   *
   * @param address local IPv4 address of the sites' ports
   * @param seed of the sites' SSRCs and sequence numbers, so that a run can be repeated
   */
  public SyntheticFleet(int threads, String address, long seed) {
    CipherWarmUp.run();
    this.threads = new MediaLoops(threads, "synthetic");
    this.handshakes = new DtlsHandshakes(DtlsIdentity.create(Instant.now()));
    this.address = address;
    this.random = new Random(seed);
  }

  /**
   * Opens one more site.
   *
   * @param name its endpoint id; its sources are {@code name-a0} and {@code name-v0}
   */
  public SyntheticSite add(String name) {
    int index = opened.getAndIncrement();
    SyntheticSite site =
        new SyntheticSite(
            name,
            threads.open(index, address, 0),
            handshakes,
            Clip.of(index),
            new Random(random.nextLong()),
            sites::remove);
    sites.add(site);
    return site;
  }

  /** Those that were not closed. */
  public List<SyntheticSite> sites() {
    return List.copyOf(sites);
  }

  @Override
  public void close() {
    sites.forEach(SyntheticSite::close);
    handshakes.close();
    threads.close();
  }
}
