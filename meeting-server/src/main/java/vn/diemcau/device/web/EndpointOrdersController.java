package vn.diemcau.device.web;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.device.internal.EndpointOrders;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;

/** Messages to endpoints and reloads of them, for the IT staff. */
@RestController
@RequestMapping("/api/endpoints/orders")
class EndpointOrdersController {

  private final EndpointOrders orders;
  private final RefusalAnswers answers;

  EndpointOrdersController(EndpointOrders orders, RefusalAnswers answers) {
    this.orders = orders;
    this.answers = answers;
  }

  @GetMapping
  ResponseEntity<Object> list(@AuthenticationPrincipal Actor actor) {
    return answers.of(orders.list(actor));
  }

  @PostMapping
  ResponseEntity<Object> send(
      @AuthenticationPrincipal Actor actor, @RequestBody EndpointOrders.Asked asked) {
    return answers.of(orders.send(actor, asked));
  }
}
