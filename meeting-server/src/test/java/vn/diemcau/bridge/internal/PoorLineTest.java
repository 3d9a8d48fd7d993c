package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.network.Namespace;

/**
 * A site behind a line of 300 kbit/s that loses 5 percent each way, in a network namespace, beside
 * one whose line is good: real Chromium at both, and what {@code getStats} says is what counts.
 */
@Tag("browser")
class PoorLineTest {

  /** Milliseconds each way: 200 there and back. */
  private static final int DELAY = 100;

  private static final int SECONDS = 20;

  @TempDir private Path folder;

  @Test
  void keeps_its_sound_and_one_picture_and_harms_nobody() throws Exception {
    assumeTrue(Namespace.isPossible(), "network namespaces need root, ip and iptables");
    try (PoorLineScene scene = new PoorLineScene(DELAY, folder)) {
      scene.pass(10);
      BrowserSite.Quality[] before = qualities(scene.poor, scene.good);
      scene.pass(SECONDS);
      BrowserSite.Quality[] after = qualities(scene.poor, scene.good);
      assertThat(after[0].since(before[0]).concealedShare())
          .as("sound made up on the poor line, of which 5 percent get lost")
          .isLessThan(0.05);
      assertThat(after[1].since(before[1]).frames())
          .as("frames on the poor line")
          .isGreaterThan(2L * SECONDS);
      assertThat(after[2].since(before[2]).concealedShare())
          .as("sound made up on the good line")
          .isLessThan(0.02);
      assertThat(after[3].since(before[3]).frames())
          .as("frames on the good line")
          .isGreaterThan(8L * SECONDS);
    }
  }

  private static BrowserSite.Quality[] qualities(BrowserSite poor, BrowserSite good) {
    return new BrowserSite.Quality[] {
      poor.quality(PoorLineScene.VOICE),
      poor.quality(PoorLineScene.STAGE),
      good.quality(PoorLineScene.VOICE),
      good.quality(PoorLineScene.STAGE)
    };
  }
}
