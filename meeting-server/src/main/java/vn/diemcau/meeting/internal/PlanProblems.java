package vn.diemcau.meeting.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Refusal;

/** Collects what is wrong with a plan, field by field, into one refusal. */
final class PlanProblems {

  /** A plan with hundreds of wrong units is told about the first of them. */
  private static final int MAX_TOLD = 50;

  private final List<Map<String, Object>> problems = new ArrayList<>();

  void add(String field, String code) {
    add(field, code, Map.of());
  }

  void add(String field, String code, Map<String, Object> args) {
    if (problems.size() < MAX_TOLD) {
      problems.add(Map.of("field", field, "code", "meeting." + code, "args", args));
    }
  }

  boolean none() {
    return problems.isEmpty();
  }

  /** The clean text; missing or too long text is a problem. */
  String text(String field, String name, String text, int max, boolean required) {
    String clean = text == null ? "" : Folding.clean(text);
    if (required && clean.isEmpty()) {
      add(field, name + "-missing");
    }
    if (clean.codePointCount(0, clean.length()) > max) {
      add(field, name + "-too-long", Map.of("max", max));
    }
    if (!Folding.isStorable(clean)) {
      add(field, "text-unreadable");
    }
    return clean;
  }

  int number(String field, String code, Integer number, int min, int max) {
    if (number == null || number < min || number > max) {
      add(field, code, Map.of("min", min, "max", max));
      return min;
    }
    return number;
  }

  static Refusal single(String field, String code, Map<String, Object> args) {
    PlanProblems problems = new PlanProblems();
    problems.add(field, code, args);
    return problems.refusal();
  }

  /** The first problem's code and arguments, with all of them under {@code problems}. */
  Refusal refusal() {
    Map<String, Object> first = problems.getFirst();
    Map<String, Object> args = new HashMap<>();
    ((Map<?, ?>) first.get("args")).forEach((name, value) -> args.put((String) name, value));
    args.put("field", first.get("field"));
    args.put("problems", List.copyOf(problems));
    return Refusal.invalid((String) first.get("code"), args);
  }
}
