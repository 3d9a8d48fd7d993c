package vn.diemcau.device.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.device.Finding;
import vn.diemcau.device.LineMeasure;
import vn.diemcau.device.LineMeasure.Browser;
import vn.diemcau.device.LineMeasure.Camera;
import vn.diemcau.device.LineMeasure.Link;
import vn.diemcau.device.LineMeasure.Loudspeaker;
import vn.diemcau.device.LineMeasure.Microphone;
import vn.diemcau.device.LineMeasure.Way;
import vn.diemcau.device.LineVerdict;
import vn.diemcau.shared.Sentences;

/** What a measurement means. */
class LineJudgeTest {

  private static final Way WELL = new Way(0.0, 5.0, 1400.0);

  @Test
  void a_room_that_works_has_nothing_found() {
    assertThat(LineJudge.judge(measured(new Link(20.0, WELL, WELL, "udp")), false)).isEmpty();
    assertThat(LineJudge.verdict(List.of())).isEqualTo(LineVerdict.GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "0.01,    5, 1400,           ,    ",
    "0.03,    5, 1400, up-loss   , FAIR",
    "0.30,    5, 1400, up-loss   , BAD",
    "0.00,   80, 1400, up-jitter , FAIR",
    "0.00,    5,  600, up-rate   , FAIR",
    "0.00,    5,  200, up-rate   , BAD"
  })
  void a_line_is_judged_by_what_it_loses_how_uneven_it_is_and_what_it_carries(
      double loss, double jitter, double kbps, String code, LineVerdict weight) {
    Way up = new Way(loss, jitter, kbps);
    List<Finding> found = LineJudge.judge(measured(new Link(20.0, up, WELL, "udp")), false);
    if (code == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).extracting(Finding::code).containsExactly(code);
      assertThat(LineJudge.verdict(found)).isEqualTo(weight);
      assertThat(found).extracting(Finding::fault).containsExactly(Finding.Fault.LOCAL_LINE);
    }
  }

  @Test
  void a_line_that_is_bad_at_most_sites_is_the_servers_fault() {
    assertThat(LineJudge.judge(measured(null), true))
        .extracting(Finding::code, Finding::fault)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("link-none", Finding.Fault.SERVER));
  }

  @Test
  void the_room_the_device_and_the_line_are_told_apart_and_the_worst_is_the_verdict() {
    LineMeasure m =
        new LineMeasure(
            "d",
            "Chrome",
            "",
            Browser.FINE,
            600_000L,
            Camera.DARK,
            Microphone.OK,
            0.1,
            Loudspeaker.NOT_HEARD,
            0.9,
            new Link(300.0, WELL, WELL, "tcp"));

    List<Finding> found = LineJudge.judge(m, false);

    assertThat(found)
        .extracting(f -> f.code() + " " + f.fault() + " " + f.weight())
        .containsExactly(
            "camera-dark ROOM BAD",
            "microphone-silent ROOM BAD",
            "loudspeaker DEVICE BAD",
            "echo ROOM FAIR",
            "rtt LOCAL_LINE FAIR",
            "over-tcp LOCAL_LINE FAIR",
            "clock DEVICE FAIR");
    assertThat(LineJudge.verdict(found)).isEqualTo(LineVerdict.BAD);
  }

  @Test
  void every_finding_says_what_is_so_and_what_to_do_in_both_languages() {
    Sentences sentences = new Sentences();
    for (Camera camera : Camera.values()) {
      for (Microphone microphone : Microphone.values()) {
        Way bad = new Way(0.3, 90.0, 100.0);
        LineMeasure m =
            new LineMeasure(
                "d",
                "x",
                "",
                Browser.values()[camera.ordinal() % Browser.values().length],
                -600_000L,
                camera,
                microphone,
                1.0,
                Loudspeaker.NOT_HEARD,
                1.0,
                microphone == Microphone.OK
                    ? null
                    : new Link(
                        900.0,
                        microphone == Microphone.BUSY ? null : bad,
                        microphone == Microphone.BUSY ? null : bad,
                        "relay"));
        for (Finding f : LineJudge.judge(m, false)) {
          for (String of : List.of("device.finding.", "device.todo.")) {
            assertThat(sentences.both(of + f.code(), f.args()).values())
                .as(f.code())
                .hasSize(2)
                .noneMatch(s -> s.startsWith("device.") || s.contains("{"));
          }
        }
      }
    }
  }

  private static LineMeasure measured(Link link) {
    return new LineMeasure(
        "d",
        "Chrome",
        "",
        Browser.FINE,
        20L,
        Camera.OK,
        Microphone.OK,
        0.6,
        Loudspeaker.HEARD,
        0.1,
        link);
  }
}
