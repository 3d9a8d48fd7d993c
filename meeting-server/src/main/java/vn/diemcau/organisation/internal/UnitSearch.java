package vn.diemcau.organisation.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.diemcau.organisation.Unit;
import vn.diemcau.shared.Folding;

/** Accent-blind search over one tree: every word must begin a word of the name, parents or code. */
final class UnitSearch {

  private record Entry(Unit unit, String name, String words) {}

  private record Hit(Unit unit, int rank) {}

  private final List<Entry> entries = new ArrayList<>();

  UnitSearch(UnitTree tree) {
    for (Unit unit : tree.all()) {
      StringBuilder words = new StringBuilder(" ").append(unit.code()).append(' ');
      for (Unit at = unit; at != null; at = tree.find(at.parentId())) {
        words.append(at.name()).append(' ');
      }
      entries.add(new Entry(unit, plain(unit.name()), " " + plain(words.toString()) + " "));
    }
  }

  List<Unit> find(String query, int limit) {
    String asked = plain(query);
    if (asked.isEmpty()) {
      return List.of();
    }
    String[] words = asked.split(" ");
    List<Hit> hits = new ArrayList<>();
    for (Entry entry : entries) {
      int rank = rank(entry, asked, words);
      if (rank >= 0) {
        hits.add(new Hit(entry.unit(), rank));
      }
    }
    hits.sort(Comparator.comparingInt(Hit::rank));
    return hits.stream().limit(limit).map(Hit::unit).toList();
  }

  /** 0 for the very name or code, more for what fits less well, -1 for what does not fit. */
  private static int rank(Entry entry, String asked, String[] words) {
    if (entry.name().equals(asked) || entry.unit().code().equalsIgnoreCase(asked)) {
      return 0;
    }
    for (String word : words) {
      if (!entry.words().contains(" " + word)) {
        return -1;
      }
    }
    String name = " " + entry.name() + " ";
    if (name.contains(" " + asked + " ")) {
      return 1;
    }
    if (name.contains(" " + asked)) {
      return 2;
    }
    return 3 + apart(entry, words);
  }

  /**
   * How many neighbours of the query do not stand side by side: "hà đông" is not "hà nội, đông".
   */
  private static int apart(Entry entry, String[] words) {
    int apart = 0;
    for (int i = 1; i < words.length; i++) {
      if (!entry.words().contains(" " + words[i - 1] + " " + words[i])) {
        apart++;
      }
    }
    return apart;
  }

  private static String plain(String text) {
    return Folding.fold(text).replaceAll("[^\\p{Alnum}]+", " ").strip();
  }
}
