package vn.diemcau.mediabridge.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.TestConference;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/** Measures in what time 50 synthetic sites join at once, over loopback and in one process. */
@Tag("bench")
class JoinBench {

  private static final int SITES = 50;

  @Test
  void fifty_sites_join_at_once() throws Exception {
    String json =
        String.format(
            Locale.ROOT, "{\"bench\":\"join\",\"sites\":%d,\"seconds\":%.2f}%n", SITES, seconds());
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(folder.resolve("join.json"), json);
    System.out.print(json);
  }

  /** From the first request until the last of the sites has its keys. */
  private static double seconds() throws Exception {
    try (TestConference conference = new TestConference(2, 1)) {
      long begin = System.nanoTime();
      List<CompletableFuture<Void>> joining = new ArrayList<>();
      for (int i = 0; i < SITES; i++) {
        SyntheticSite site = conference.enter("site" + i, new SlotCounts(3, 9));
        site.send(false, false);
        joining.add(conference.connecting(site));
      }
      CompletableFuture.allOf(joining.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
      return (System.nanoTime() - begin) / 1e9;
    }
  }
}
