package vn.diemcau.platform.web;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.RefusalKind;

/** Answers what never reached a feature: unreadable requests, and errors that are ours. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /** SQL state character_not_in_repertoire. */
  private static final String NO_SUCH_CHARACTER = "22021";

  private final RefusalAnswers answers;

  Problems(RefusalAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    Refusal refusal =
        switch (status.value()) {
          case 404 -> Refusal.notFound("platform.not-found");
          case 413 -> Refusal.of(RefusalKind.TOO_LARGE, "platform.too-large");
          default -> Refusal.invalid("platform.malformed");
        };
    return status.is5xxServerError()
        ? internal(e)
        : ResponseEntity.status(status).headers(headers).body(answers.problem(refusal));
  }

  /** Whoever asked has gone: nobody is left to answer, and nothing of ours is broken. */
  @ExceptionHandler
  void gone(ClientAbortException e) {
    log.debug("a client left before its answer was written: {}", e.getMessage());
  }

  /** A text with a NUL in it, which JSON and addresses can carry and no database column holds. */
  @ExceptionHandler
  ResponseEntity<Object> unstorable(DataAccessException e) {
    return e.getMostSpecificCause() instanceof SQLException cause
            && NO_SUCH_CHARACTER.equals(cause.getSQLState())
        ? ResponseEntity.badRequest().body(answers.problem(Refusal.invalid("platform.malformed")))
        : internal(e);
  }

  @ExceptionHandler
  ResponseEntity<Object> internal(Exception e) {
    if (e instanceof AccessDeniedException denied) {
      throw denied;
    }
    if (e instanceof AuthenticationException unknown) {
      throw unknown;
    }
    String incident = UUID.randomUUID().toString().substring(0, 8);
    log.error("incident {}", incident, e);
    Refusal refusal =
        Refusal.of(RefusalKind.UNAVAILABLE, "platform.internal", Map.of("incident", incident));
    return ResponseEntity.internalServerError().body(answers.problem(refusal));
  }
}
