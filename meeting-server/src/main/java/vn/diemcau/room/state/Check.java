package vn.diemcau.room.state;

import vn.diemcau.shared.Folding;

/**
 * What every command holds to by its making: texts in NFC and within limits. A violation is thrown,
 * and answered as malformed by whoever decodes commands.
 */
final class Check {

  private Check() {}

  static String text(String name, String value, int max) {
    String clean = optionalText(name, value, max);
    if (clean.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return clean;
  }

  static String optionalText(String name, String value, int max) {
    String clean = value == null ? "" : Folding.clean(Folding.storable(value));
    if (clean.length() > max) {
      throw new IllegalArgumentException(name + " is longer than " + max);
    }
    return clean;
  }

  static <T> T given(String name, T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  static void range(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " must be from " + min + " to " + max);
    }
  }
}
