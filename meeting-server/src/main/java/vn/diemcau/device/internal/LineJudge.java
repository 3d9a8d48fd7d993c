package vn.diemcau.device.internal;

import static vn.diemcau.device.Finding.Fault.DEVICE;
import static vn.diemcau.device.Finding.Fault.LOCAL_LINE;
import static vn.diemcau.device.Finding.Fault.ROOM;
import static vn.diemcau.device.Finding.Fault.SERVER;
import static vn.diemcau.device.LineVerdict.BAD;
import static vn.diemcau.device.LineVerdict.FAIR;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.diemcau.device.Finding;
import vn.diemcau.device.LineMeasure;
import vn.diemcau.device.LineMeasure.Camera;
import vn.diemcau.device.LineMeasure.Link;
import vn.diemcau.device.LineMeasure.Loudspeaker;
import vn.diemcau.device.LineMeasure.Microphone;
import vn.diemcau.device.LineMeasure.Way;
import vn.diemcau.device.LineVerdict;

/**
 * Judges what a site measured, by itself: the same measurement has the same verdict. The limits are
 * those of the room's own quality mark; a voice stands 5 percent of loss, a picture of 720 lines
 * needs 1.5 Mbit/s and is halved below 900 kbit/s.
 */
final class LineJudge {

  /** A voice at a table is above this, an open microphone in a quiet room below. */
  static final double SPOKEN = 0.35;

  /** So much of a tone in the microphone is heard as an echo by all others. */
  static final double ECHO = 0.5;

  /** Beyond it certificates and times on the screen go wrong. */
  static final long CLOCK_MS = 120_000;

  private LineJudge() {}

  /**
   * @param manyHaveBadLines whether most of the other sites that were checked just now have a bad
   *     line too, so that it is not this site's
   */
  static List<Finding> judge(LineMeasure m, boolean manyHaveBadLines) {
    List<Finding> found = new ArrayList<>();
    camera(m.camera(), found);
    microphone(m, found);
    if (m.loudspeaker() == Loudspeaker.NOT_HEARD) {
      found.add(new Finding("loudspeaker", DEVICE, BAD, Map.of()));
    }
    if (m.echo() != null && m.echo() >= ECHO) {
      found.add(new Finding("echo", ROOM, FAIR, Map.of()));
    }
    link(m.link(), manyHaveBadLines, found);
    machine(m, found);
    return found;
  }

  static LineVerdict verdict(List<Finding> findings) {
    return findings.stream().map(Finding::weight).reduce(LineVerdict.GOOD, LineVerdict::worse);
  }

  private static void camera(Camera camera, List<Finding> found) {
    switch (camera) {
      case OK -> {}
      case DARK -> found.add(new Finding("camera-dark", ROOM, BAD, Map.of()));
      default -> found.add(new Finding("camera-" + name(camera), DEVICE, BAD, Map.of()));
    }
  }

  private static void microphone(LineMeasure m, List<Finding> found) {
    Microphone microphone = m.microphone();
    boolean quiet = microphone == Microphone.OK && m.micPeak() != null && m.micPeak() < SPOKEN;
    if (microphone == Microphone.SILENT || quiet) {
      found.add(new Finding("microphone-silent", ROOM, BAD, Map.of()));
    } else if (microphone != Microphone.OK) {
      found.add(new Finding("microphone-" + name(microphone), DEVICE, BAD, Map.of()));
    }
  }

  private static void link(Link link, boolean manyHaveBadLines, List<Finding> found) {
    Finding.Fault fault = manyHaveBadLines ? SERVER : LOCAL_LINE;
    if (link == null) {
      found.add(new Finding("link-none", fault, BAD, Map.of()));
      return;
    }
    way("up", link.up(), fault, found);
    way("down", link.down(), fault, found);
    double rtt = or(link.rttMs(), 0);
    if (rtt > 250) {
      found.add(new Finding("rtt", fault, rtt > 500 ? BAD : FAIR, Map.of("ms", Math.round(rtt))));
    }
    if ("tcp".equals(link.over()) || "relay".equals(link.over())) {
      found.add(new Finding("over-tcp", LOCAL_LINE, FAIR, Map.of()));
    }
  }

  private static void way(String which, Way way, Finding.Fault fault, List<Finding> found) {
    if (way == null) {
      found.add(new Finding(which + "-none", fault, BAD, Map.of()));
      return;
    }
    double loss = or(way.loss(), 0);
    double jitter = or(way.jitterMs(), 0);
    double kbps = or(way.kbps(), 0);
    if (loss > 0.02) {
      Map<String, Object> args = Map.of("percent", Math.round(loss * 100));
      found.add(new Finding(which + "-loss", fault, loss > 0.05 ? BAD : FAIR, args));
    }
    if (jitter > 50) {
      found.add(new Finding(which + "-jitter", fault, FAIR, Map.of("ms", Math.round(jitter))));
    }
    if (kbps < 900) {
      Map<String, Object> args = Map.of("kbps", Math.round(kbps));
      found.add(new Finding(which + "-rate", fault, kbps < 300 ? BAD : FAIR, args));
    }
  }

  private static void machine(LineMeasure m, List<Finding> found) {
    if (m.browser() == LineMeasure.Browser.TOO_OLD) {
      found.add(new Finding("browser-old", DEVICE, BAD, Map.of()));
    } else if (m.browser() != LineMeasure.Browser.FINE) {
      found.add(new Finding("browser-untried", DEVICE, FAIR, Map.of()));
    }
    if (m.clockOffsetMs() != null && Math.abs(m.clockOffsetMs()) > CLOCK_MS) {
      long minutes = Math.round(Math.abs(m.clockOffsetMs()) / 60_000.0);
      found.add(new Finding("clock", DEVICE, FAIR, Map.of("minutes", minutes)));
    }
  }

  private static double or(Double value, double otherwise) {
    return value == null ? otherwise : value;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
