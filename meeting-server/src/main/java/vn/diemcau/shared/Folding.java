package vn.diemcau.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folds Vietnamese text for accent-blind search: marks off, đ to d, lower case. */
public final class Folding {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]+");

  private Folding() {}

  public static String fold(String text) {
    String bare =
        MARKS.matcher(Normalizer.normalize(storable(text), Normalizer.Form.NFD)).replaceAll("");
    return bare.replace('đ', 'd').replace('Đ', 'D').toLowerCase(Locale.ROOT);
  }

  /** Text as it is stored: NFC, without surrounding blanks. */
  public static String clean(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
  }

  /**
   * The text without what no database keeps and no screen shows: control characters but for line
   * ends and tab, halves of surrogate pairs.
   */
  public static String storable(String text) {
    return UNSTORABLE.matcher(text).replaceAll("");
  }

  /** Whether {@link #storable} would leave all of it. */
  public static boolean isStorable(String text) {
    return !UNSTORABLE.matcher(text).find();
  }
}
