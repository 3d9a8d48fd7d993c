package vn.diemcau.device.internal;

import java.util.Set;
import vn.diemcau.device.LineMeasure;
import vn.diemcau.device.LineMeasure.Link;
import vn.diemcau.device.LineMeasure.Way;
import vn.diemcau.shared.Folding;

/** Whether what a page sent can be a measurement. */
final class MeasureCheck {

  private static final int LONGEST_NOTE = 300;

  private static final Set<String> OVER = Set.of("udp", "tcp", "relay");
  private static final double LONGEST_MS = 600_000;
  private static final double MOST_KBPS = 1_000_000;

  private MeasureCheck() {}

  static boolean makesSense(LineMeasure m) {
    return m != null
        && isText(m.device(), 1, 64)
        && isText(m.deviceName(), 1, 80)
        && m.phone() != null
        && m.phone().matches("[0-9 +().-]{0,30}")
        && m.browser() != null
        && m.camera() != null
        && m.microphone() != null
        && m.loudspeaker() != null
        && isWithin(m.micPeak(), 0, 1)
        && isWithin(m.echo(), 0, 1)
        && (m.link() == null || makesSense(m.link()));
  }

  private static boolean makesSense(Link link) {
    return isWithin(link.rttMs(), 0, LONGEST_MS)
        && OVER.contains(String.valueOf(link.over()))
        && makesSense(link.up())
        && makesSense(link.down());
  }

  private static boolean makesSense(Way way) {
    return way == null
        || isWithin(way.loss(), 0, 1)
            && isWithin(way.jitterMs(), 0, LONGEST_MS)
            && isWithin(way.kbps(), 0, MOST_KBPS);
  }

  static boolean isNote(String note) {
    return note != null
        && !note.isBlank()
        && note.length() <= LONGEST_NOTE
        && Folding.isStorable(note);
  }

  static boolean isText(String text, int least, int most) {
    return text != null
        && text.length() >= least
        && text.length() <= most
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isWithin(Double value, double least, double most) {
    return value == null || value >= least && value <= most;
  }
}
