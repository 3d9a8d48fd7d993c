package vn.diemcau.documentstore;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts text into words and folds them: marks off, đ to d, lower case. */
final class Words {

  /** A word and where it stands in the original text. */
  record Word(int start, int end, String folded) {}

  // nothing a person would look for; PostgreSQL leaves longer ones out too
  private static final int LONGEST = 100;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Words() {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      boolean inWord = Character.isLetterOrDigit(character) || start >= 0 && isMark(character);
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        add(words, text, start, i);
        start = -1;
      }
      i += Character.charCount(character);
    }
    if (start >= 0) {
      add(words, text, start, text.length());
    }
    return words;
  }

  /** The words alone, as they go into the index. */
  static String folded(String text) {
    return of(text).stream().map(Word::folded).collect(Collectors.joining(" "));
  }

  static String fold(String word) {
    if (isAscii(word)) {
      return word.toLowerCase(Locale.ROOT);
    }
    String bare = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    return bare.replace('đ', 'd').replace('Đ', 'D').toLowerCase(Locale.ROOT);
  }

  private static void add(List<Word> words, String text, int start, int end) {
    if (end - start <= LONGEST) {
      words.add(new Word(start, end, fold(text.substring(start, end))));
    }
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
