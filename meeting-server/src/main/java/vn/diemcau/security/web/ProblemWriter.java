package vn.diemcau.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** Writes a refusal from within the filter chain, where no controller answers. */
@Component
class ProblemWriter {

  private final RefusalAnswers answers;
  private final JsonMapper json;
  private final LocaleResolver locales;

  ProblemWriter(RefusalAnswers answers, JsonMapper json, LocaleResolver locales) {
    this.answers = answers;
    this.json = json;
    this.locales = locales;
  }

  void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    LocaleContextHolder.setLocale(locales.resolveLocale(request));
    response.setStatus(refusal.kind().status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getWriter().write(json.writeValueAsString(answers.problem(refusal)));
  }
}
