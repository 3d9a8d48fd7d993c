package vn.diemcau.device.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.device.Endpoint;
import vn.diemcau.device.internal.EndpointLife;
import vn.diemcau.device.internal.EndpointOrders;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;

/** What an endpoint asks and says in its own name. */
@RestController
@RequestMapping("/api/endpoints/self")
class EndpointSelfController {

  private final EndpointLife life;
  private final EndpointOrders orders;
  private final Units units;
  private final RefusalAnswers answers;

  EndpointSelfController(
      EndpointLife life, EndpointOrders orders, Units units, RefusalAnswers answers) {
    this.life = life;
    this.orders = orders;
    this.units = units;
    this.answers = answers;
  }

  /** Which endpoint this browser is. */
  record Self(UUID id, String name, Endpoint.Kind kind, UnitRef site) {}

  /** What it has to do by now. */
  record Due(List<EndpointOrders.Order> orders) {}

  @GetMapping
  ResponseEntity<Object> self(@AuthenticationPrincipal Actor actor) {
    return answers.of(
        life.self(actor)
            .map(e -> new Self(e.id(), e.as().name(), e.as().kind(), units.ref(e.as().site()))));
  }

  @PutMapping("/beat")
  ResponseEntity<Object> beat(
      @AuthenticationPrincipal Actor actor, @RequestBody EndpointLife.Beat beat) {
    return answers.of(life.beat(actor, beat).map(endpoint -> new Due(orders.due(endpoint))));
  }

  @PostMapping("/orders/{order}")
  ResponseEntity<Object> done(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return answers.of(orders.done(actor, order));
  }
}
