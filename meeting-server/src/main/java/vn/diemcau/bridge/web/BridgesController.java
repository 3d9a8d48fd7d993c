package vn.diemcau.bridge.web;

import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.bridge.pool.BridgeDrains;
import vn.diemcau.bridge.pool.BridgeKind;
import vn.diemcau.bridge.pool.BridgePool;
import vn.diemcau.bridge.pool.BridgeState;
import vn.diemcau.bridge.pool.PooledBridge;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** Shows the IT staff the bridges, which are well and what they carry, and takes one out. */
@RestController
class BridgesController {

  private final BridgePool pool;
  private final Permissions permissions;
  private final RefusalAnswers answers;
  private final BridgeDrains drains;

  BridgesController(
      BridgePool pool, Permissions permissions, RefusalAnswers answers, BridgeDrains drains) {
    this.drains = drains;
    this.pool = pool;
    this.permissions = permissions;
    this.answers = answers;
  }

  /**
   * A bridge of the pool.
   *
   * @param sites endpoints that this server has on it
   * @param endpoints of all who use it, as it says
   * @param drains whether the reader may drain it, or take it back
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
      String version,
      boolean drains) {

    static View of(PooledBridge b, boolean drains) {
      return new View(
          b.id(),
          b.kind(),
          b.region(),
          b.state(),
          b.since(),
          b.sites(),
          b.report().endpoints(),
          b.report().stress(),
          b.report().version(),
          drains);
    }
  }

  @GetMapping("/api/it/bridges")
  ResponseEntity<Object> bridges(@AuthenticationPrincipal Actor actor) {
    return permissions.actions(actor).contains(Action.OPERATE)
        ? ResponseEntity.ok(pool.all().stream().map(b -> View.of(b, drains.may(actor, b))).toList())
        : answers.of(Refusal.forbidden("security.not-permitted"));
  }

  /** It takes no new meetings; those that it has go to other bridges. */
  @PostMapping("/api/it/bridges/{id}/drain")
  ResponseEntity<Object> drain(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return answers.of(drains.drain(actor, id, true));
  }

  /** It takes meetings again. */
  @DeleteMapping("/api/it/bridges/{id}/drain")
  ResponseEntity<Object> takeBack(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return answers.of(drains.drain(actor, id, false));
  }
}
