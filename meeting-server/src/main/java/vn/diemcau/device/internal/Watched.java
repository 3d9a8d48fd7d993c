package vn.diemcau.device.internal;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.device.Endpoint;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;

/** Which units somebody looks after by a role, or a technicians' board shows. */
@Component
class Watched {

  private final EndpointRows endpoints;

  Watched(EndpointRows endpoints) {
    this.endpoints = endpoints;
  }

  /** The units at the top of what is looked after. */
  List<UnitId> tops(Actor actor, Set<Role> roles) {
    if (MachineAccounts.onlyShows(actor)) {
      return endpoints.ofAccount(actor.account()).stream()
          .filter(e -> e.as().kind() == Endpoint.Kind.BOARD)
          .map(e -> e.as().site())
          .toList();
    }
    return actor.roles().stream()
        .filter(held -> roles.contains(held.role()))
        .map(RoleIn::unit)
        .toList();
  }
}
