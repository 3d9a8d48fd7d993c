package vn.diemcau.shared;

import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns outcomes into REST answers; a refusal becomes a problem (RFC 9457) with its code. */
@Component
public class RefusalAnswers {

  private final Sentences sentences;

  RefusalAnswers(Sentences sentences) {
    this.sentences = sentences;
  }

  public <T> ResponseEntity<Object> of(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) ->
          value == null ? ResponseEntity.noContent().build() : ResponseEntity.ok(value);
      case Outcome.Refused<T>(Refusal refusal) -> of(refusal);
    };
  }

  public ResponseEntity<Object> of(Refusal refusal) {
    return ResponseEntity.status(refusal.kind().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(refusal));
  }

  public ProblemDetail problem(Refusal refusal) {
    Map<String, String> both = sentences.both(refusal);
    ProblemDetail problem = ProblemDetail.forStatus(refusal.kind().status());
    String language = LocaleContextHolder.getLocale().getLanguage();
    problem.setDetail(both.getOrDefault(language, both.get("vi")));
    problem.setProperty("code", refusal.code());
    problem.setProperty("sentences", both);
    if (!refusal.args().isEmpty()) {
      problem.setProperty("args", refusal.args());
    }
    return problem;
  }
}
