package vn.diemcau.bench.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured: figures for machines, and lines with their goals for people. */
public final class Sheet {

  private record Line(String what, String goal, String measured, boolean met) {}

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();

  public void put(String name, Object figure) {
    figures.put(name, figure instanceof Spread spread ? spread.json() : figure);
    System.out.println("  " + name + ": " + figure);
  }

  public void goal(String what, String goal, String measured, boolean met) {
    lines.add(new Line(what, goal, measured, met));
  }

  Map<String, Object> figures() {
    return figures;
  }

  String table() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(
          String.format(
              "%-58s %-16s %-44s %s%n",
              line.what(), line.goal(), line.measured(), line.met() ? "met" : "NOT MET"));
    }
    return text.toString();
  }
}
