package vn.diemcau.device.internal;

import java.time.LocalDate;
import java.util.Optional;
import vn.diemcau.device.Endpoint;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Refusal;

/** What may be written down of a device. */
final class EndpointRules {

  private static final int LONGEST_NAME = 100;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  private EndpointRules() {}

  static Optional<Refusal> against(Endpoint.Described as) {
    if (as == null || as.site() == null || as.kind() == null) {
      return Optional.of(Refusal.invalid("device.bad-endpoint"));
    }
    if (as.name() == null || as.name().isBlank() || !fits(as.name(), LONGEST_NAME)) {
      return Optional.of(Refusal.invalid("device.bad-endpoint-name"));
    }
    boolean fit =
        fits(as.serial(), 100)
            && fits(as.place(), 300)
            && fits(as.line(), 200)
            && fits(as.contact(), 100)
            && fits(as.phone(), 30)
            && fits(as.notes(), 1000)
            && isADay(as.inspectedOn());
    return fit ? Optional.empty() : Optional.of(Refusal.invalid("device.bad-endpoint"));
  }

  static Endpoint.Described clean(Endpoint.Described as) {
    return new Endpoint.Described(
        as.site(),
        Folding.clean(as.name()),
        as.kind(),
        Folding.clean(as.serial()),
        Folding.clean(as.place()),
        Folding.clean(as.line()),
        as.inspectedOn(),
        Folding.clean(as.contact()),
        Folding.clean(as.phone()),
        as.notes().strip());
  }

  private static boolean isADay(LocalDate day) {
    return day == null || day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  private static boolean fits(String text, int most) {
    return text != null && text.length() <= most && Folding.isStorable(text);
  }
}
