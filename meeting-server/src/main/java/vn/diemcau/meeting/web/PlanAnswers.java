package vn.diemcau.meeting.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.Sentences;

/** Answers with outcomes; a plan's refusal tells every field's problem with its own sentences. */
@Component
class PlanAnswers {

  private static final String PROBLEMS = "problems";

  private final RefusalAnswers answers;
  private final Sentences sentences;

  PlanAnswers(RefusalAnswers answers, Sentences sentences) {
    this.answers = answers;
    this.sentences = sentences;
  }

  <T> ResponseEntity<Object> of(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Refused<T>(Refusal refusal)
        && refusal.args().get(PROBLEMS) instanceof List<?> problems) {
      Map<String, Object> args = new HashMap<>(refusal.args());
      args.put(PROBLEMS, told(problems));
      return answers.of(Refusal.of(refusal.kind(), refusal.code(), args));
    }
    return answers.of(outcome);
  }

  private List<Map<String, Object>> told(List<?> problems) {
    List<Map<String, Object>> told = new ArrayList<>();
    for (Object problem : problems) {
      Map<?, ?> fields = (Map<?, ?>) problem;
      String code = (String) fields.get("code");
      Map<String, Object> args = new HashMap<>();
      ((Map<?, ?>) fields.get("args")).forEach((name, value) -> args.put((String) name, value));
      told.add(
          Map.of(
              "field", fields.get("field"), "code", code, "sentences", sentences.both(code, args)));
    }
    return told;
  }
}
