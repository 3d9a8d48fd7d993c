package vn.diemcau.bridge.pool;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * Takes a bridge out of the pool and back, for the IT staff that operates everything: its meetings
 * may be anyone's.
 */
@Component
public class BridgeDrains {

  private final BridgePool pool;
  private final Permissions permissions;
  private final Audit audit;

  BridgeDrains(BridgePool pool, Permissions permissions, Audit audit) {
    this.pool = pool;
    this.permissions = permissions;
    this.audit = audit;
  }

  /** Whether this person may drain this bridge, or take it back. */
  public boolean may(Actor actor, PooledBridge bridge) {
    return bridge.engine().canDrain() && permissions.mayEverywhere(actor, Action.OPERATE);
  }

  /** Drains a bridge, or takes it back; its meetings leave it as soon as it says that it drains. */
  public Outcome<Void> drain(Actor actor, String id, boolean on) {
    if (!permissions.mayEverywhere(actor, Action.OPERATE)) {
      return Outcome.refused(Refusal.forbidden("security.not-permitted"));
    }
    return pool.byId(id)
        .map(bridge -> drain(actor, bridge, on))
        .orElseGet(() -> Outcome.refused(Refusal.notFound("bridge.unknown")));
  }

  private Outcome<Void> drain(Actor actor, PooledBridge bridge, boolean on) {
    if (!bridge.engine().canDrain()) {
      return Outcome.refused(Refusal.conflict("bridge.cannot-drain"));
    }
    if (on && !anotherIsWell(bridge)) {
      return Outcome.refused(Refusal.conflict("bridge.no-other"));
    }
    if (!bridge.engine().drain(on)) {
      return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "bridge.drain-failed"));
    }
    audit.record(
        actor,
        on ? "bridge.drained" : "bridge.taken-back",
        bridge.id(),
        Map.of("sites", bridge.sites()));
    bridge.suspect();
    return Outcome.done();
  }

  private boolean anotherIsWell(PooledBridge bridge) {
    return pool.all().stream().anyMatch(b -> b != bridge && b.state() == BridgeState.WELL);
  }
}
