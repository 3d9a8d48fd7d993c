package vn.diemcau.documentstore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Cuts out of an original text the stretch that shows best why it was found. */
final class Snippets {

  private static final int WORDS_BEFORE = 8;
  private static final int WORDS = 40;

  private Snippets() {}

  /** The whole text, with the hits marked. */
  static List<TextPart> whole(String text, SearchQuery query) {
    List<Words.Word> words = Words.of(text);
    return parts(text, words, query.hits(words), 0, text.length());
  }

  /** The stretch of about forty words that holds most of the words looked for. */
  static List<TextPart> best(String text, SearchQuery query) {
    List<Words.Word> words = Words.of(text);
    Set<Integer> hits = query.hits(words);
    if (hits.isEmpty()) {
      return List.of();
    }
    int first = Math.max(0, bestHit(words, hits) - WORDS_BEFORE);
    int last = Math.min(words.size(), first + WORDS) - 1;
    int from = first == 0 ? 0 : words.get(first).start();
    int to = last == words.size() - 1 ? text.length() : words.get(last).end();
    List<TextPart> parts = new ArrayList<>();
    if (from > 0) {
      parts.add(new TextPart("… ", false));
    }
    parts.addAll(parts(text, words, hits, from, to));
    if (to < text.length()) {
      parts.add(new TextPart(" …", false));
    }
    return parts;
  }

  /** The hit after which, within the window, most different words follow; the first such. */
  private static int bestHit(List<Words.Word> words, Set<Integer> hits) {
    int best = -1;
    int most = -1;
    for (int hit : hits.stream().sorted().limit(200).toList()) {
      Set<String> different = new HashSet<>();
      int end = Math.min(words.size(), hit + WORDS - WORDS_BEFORE);
      for (int i = hit; i < end; i++) {
        if (hits.contains(i)) {
          different.add(words.get(i).folded());
        }
      }
      if (different.size() > most) {
        most = different.size();
        best = hit;
      }
    }
    return best;
  }

  private static List<TextPart> parts(
      String text, List<Words.Word> words, Set<Integer> hits, int from, int to) {
    List<TextPart> parts = new ArrayList<>();
    int done = from;
    for (int i = 0; i < words.size(); i++) {
      Words.Word word = words.get(i);
      if (hits.contains(i) && word.start() >= from && word.end() <= to) {
        add(parts, text.substring(done, word.start()), false);
        add(parts, text.substring(word.start(), word.end()), true);
        done = word.end();
      }
    }
    add(parts, text.substring(done, to), false);
    return parts;
  }

  private static void add(List<TextPart> parts, String text, boolean hit) {
    if (!text.isEmpty()) {
      parts.add(new TextPart(text.replaceAll("\\s+", " "), hit));
    }
  }
}
