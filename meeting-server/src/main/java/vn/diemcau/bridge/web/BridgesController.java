package vn.diemcau.bridge.web;

import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.bridge.pool.BridgeKind;
import vn.diemcau.bridge.pool.BridgePool;
import vn.diemcau.bridge.pool.BridgeState;
import vn.diemcau.bridge.pool.PooledBridge;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** Shows the IT staff the bridges: which are well, and what they carry. */
@RestController
class BridgesController {

  private final BridgePool pool;
  private final Permissions permissions;
  private final RefusalAnswers answers;

  BridgesController(BridgePool pool, Permissions permissions, RefusalAnswers answers) {
    this.pool = pool;
    this.permissions = permissions;
    this.answers = answers;
  }

  /**
   * A bridge of the pool.
   *
   * @param sites endpoints that this server has on it
   * @param endpoints of all who use it, as it says
   * @param stress 1 for as much as it can bear, as it says; 0 when it does not say
   */
  record View(
      String id,
      BridgeKind kind,
      String region,
      BridgeState state,
      Instant since,
      int sites,
      int endpoints,
      double stress,
      String version) {

    static View of(PooledBridge b) {
      return new View(
          b.id(),
          b.kind(),
          b.region(),
          b.state(),
          b.since(),
          b.sites(),
          b.report().endpoints(),
          b.report().stress(),
          b.report().version());
    }
  }

  @GetMapping("/api/it/bridges")
  ResponseEntity<Object> bridges(@AuthenticationPrincipal Actor actor) {
    return permissions.actions(actor).contains(Action.OPERATE)
        ? ResponseEntity.ok(pool.all().stream().map(View::of).toList())
        : answers.of(Refusal.forbidden("security.not-permitted"));
  }
}
