package vn.diemcau.shared;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the office writes them, for what is printed. */
public final class HereTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  private HereTime() {}

  /** "15:35 28/11/2026"; empty for none. */
  public static String text(Instant at) {
    return at == null ? "" : TIME.format(at.atZone(ZONE));
  }
}
