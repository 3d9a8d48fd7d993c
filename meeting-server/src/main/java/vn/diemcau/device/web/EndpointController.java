package vn.diemcau.device.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.diemcau.device.Endpoint;
import vn.diemcau.device.internal.EndpointImport;
import vn.diemcau.device.internal.EndpointLife;
import vn.diemcau.device.internal.EndpointSheet;
import vn.diemcau.device.internal.Endpoints;
import vn.diemcau.device.internal.LineChecks;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Downloads;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.Sentences;

/** The register of devices for the IT staff. */
@RestController
class EndpointController {

  private final Endpoints endpoints;
  private final LineChecks checks;
  private final EndpointLife life;
  private final EndpointSheet sheet;
  private final EndpointImport imports;
  private final Sentences sentences;
  private final Units units;
  private final Audit audit;
  private final RefusalAnswers answers;

  EndpointController(
      Endpoints endpoints,
      LineChecks checks,
      EndpointLife life,
      EndpointSheet sheet,
      EndpointImport imports,
      Sentences sentences,
      Units units,
      Audit audit,
      RefusalAnswers answers) {
    this.endpoints = endpoints;
    this.checks = checks;
    this.life = life;
    this.sheet = sheet;
    this.imports = imports;
    this.sentences = sentences;
    this.units = units;
    this.audit = audit;
    this.answers = answers;
  }

  /**
   * A device in JSON.
   *
   * @param enrolled null while no browser is bound to it
   * @param lastCheck of the browser that is bound to it; null for none
   * @param live null for what never said anything of itself
   */
  record View(
      UUID id,
      UnitRef site,
      @JsonUnwrapped Endpoint.Described as,
      Instant addedAt,
      Bound enrolled,
      LineChecks.LastCheck lastCheck,
      EndpointLife.Live live) {}

  /** The browser that is bound to it. */
  record Bound(String browser, Instant at, Instant lastAt) {}

  @GetMapping("/api/endpoints")
  ResponseEntity<Object> list(@AuthenticationPrincipal Actor actor) {
    return answers.of(endpoints.list(actor).map(this::views));
  }

  @GetMapping("/api/endpoints.xlsx")
  ResponseEntity<Object> workbook(@AuthenticationPrincipal Actor actor) {
    return switch (endpoints.list(actor)) {
      case Outcome.Refused<List<Endpoint>>(Refusal refusal) -> answers.of(refusal);
      case Outcome.Done<List<Endpoint>>(List<Endpoint> all) -> {
        audit.record(actor, "endpoint.exported", "", Map.of("devices", all.size()));
        yield Downloads.of(Downloads.XLSX, "thiet-bi.xlsx", sheet.write(all));
      }
    };
  }

  @PostMapping("/api/endpoints")
  ResponseEntity<Object> add(
      @AuthenticationPrincipal Actor actor, @RequestBody Endpoint.Described body) {
    return answers.of(endpoints.add(actor, body).map(this::view));
  }

  /**
   * A line that was left out, with the reason in both languages.
   *
   * @param line as the office program numbers it
   */
  record LeftOut(int line, String name, Map<String, String> sentences) {}

  /** What a workbook would bring, or brought. */
  record Imported(int added, int changed, int same, List<LeftOut> refused) {}

  @PostMapping("/api/endpoints/import")
  ResponseEntity<Object> take(
      @AuthenticationPrincipal Actor actor,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean apply)
      throws IOException {
    return answers.of(
        imports
            .take(actor, file.getBytes(), apply)
            .map(
                result ->
                    new Imported(
                        result.added(),
                        result.changed(),
                        result.same(),
                        result.refused().stream()
                            .map(r -> new LeftOut(r.line(), r.name(), sentences.both(r.why())))
                            .toList())));
  }

  @PutMapping("/api/endpoints/{id}")
  ResponseEntity<Object> change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID id,
      @RequestBody Endpoint.Described body) {
    return answers.of(endpoints.change(actor, id, body).map(this::view));
  }

  @DeleteMapping("/api/endpoints/{id}")
  ResponseEntity<Object> remove(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(endpoints.remove(actor, id));
  }

  @PostMapping("/api/endpoints/{id}/code")
  ResponseEntity<Object> code(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(endpoints.giveCode(actor, id));
  }

  @DeleteMapping("/api/endpoints/{id}/enrolment")
  ResponseEntity<Object> revoke(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(endpoints.revoke(actor, id));
  }

  private View view(Endpoint endpoint) {
    return views(List.of(endpoint)).getFirst();
  }

  private List<View> views(List<Endpoint> all) {
    Map<String, LineChecks.LastCheck> last =
        checks.lastOf(
            all.stream()
                .filter(e -> e.enrolled() != null)
                .map(e -> e.enrolled().device())
                .toList());
    Map<UUID, EndpointLife.Live> live = life.live();
    return all.stream()
        .map(
            e -> {
              Endpoint.Enrolled bound = e.enrolled();
              return new View(
                  e.id(),
                  units.ref(e.as().site()),
                  e.as(),
                  e.addedAt(),
                  bound == null ? null : new Bound(bound.browser(), bound.at(), bound.lastAt()),
                  bound == null ? null : last.get(bound.device()),
                  live.get(e.id()));
            })
        .toList();
  }
}
