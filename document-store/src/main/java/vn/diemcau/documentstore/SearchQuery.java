package vn.diemcau.documentstore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.documentstore.StoreRefusal.Reason;

/**
 * What someone looks for: words that must all occur on one page or in one title, and phrases in
 * quotes whose words must follow each other. Accents and case do not count.
 *
 * @param phrases each a list of one or more folded words
 */
public record SearchQuery(List<List<String>> phrases) {

  /** Characters of a query at most. */
  public static final int LONGEST = 200;

  private static final int MOST_WORDS = 20;
  private static final Pattern QUOTED = Pattern.compile("[\"“”„«]([^\"“”„«»]*)[\"“”»]");

  public SearchQuery {
    phrases = phrases.stream().map(List::copyOf).toList();
  }

  /** The reason why a text cannot be searched for, or empty when {@link #of} will take it. */
  public static Optional<StoreRefusal> refusal(String text) {
    if (text.length() > LONGEST || Words.of(text).size() > MOST_WORDS) {
      return Optional.of(StoreRefusal.of(Reason.QUERY_TOO_LONG));
    }
    return Words.of(text).isEmpty()
        ? Optional.of(StoreRefusal.of(Reason.QUERY_EMPTY))
        : Optional.empty();
  }

  /**
   * Reads a query as a person types it.
   *
   * @throws IllegalArgumentException for a text that {@link #refusal} names a reason for
   */
  public static SearchQuery of(String text) {
    refusal(text)
        .ifPresent(
            refusal -> {
              throw new IllegalArgumentException(refusal.code());
            });
    List<List<String>> phrases = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      List<String> phrase = words(quoted.group(1));
      if (!phrase.isEmpty()) {
        phrases.add(phrase);
      }
      quoted.appendReplacement(rest, " ");
    }
    quoted.appendTail(rest);
    words(rest.toString()).forEach(word -> phrases.add(List.of(word)));
    return new SearchQuery(phrases);
  }

  /** As PostgreSQL's {@code to_tsquery} reads it; folded words are letters and digits only. */
  String tsquery() {
    return String.join(
        " & ", phrases.stream().map(p -> "(" + String.join(" <-> ", p) + ")").distinct().toList());
  }

  /** The same without the order of the words in phrases: what an index can answer by itself. */
  String wordsQuery() {
    return String.join(" & ", phrases.stream().flatMap(List::stream).distinct().toList());
  }

  /** Which of a text's words are part of what is looked for. */
  Set<Integer> hits(List<Words.Word> words) {
    Set<Integer> hits = new HashSet<>();
    for (List<String> phrase : phrases) {
      for (int i = 0; i + phrase.size() <= words.size(); i++) {
        if (occursAt(phrase, words, i)) {
          for (int k = 0; k < phrase.size(); k++) {
            hits.add(i + k);
          }
        }
      }
    }
    return hits;
  }

  private static boolean occursAt(List<String> phrase, List<Words.Word> words, int at) {
    for (int k = 0; k < phrase.size(); k++) {
      if (!words.get(at + k).folded().equals(phrase.get(k))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> words(String text) {
    return Words.of(text).stream().map(Words.Word::folded).toList();
  }
}
