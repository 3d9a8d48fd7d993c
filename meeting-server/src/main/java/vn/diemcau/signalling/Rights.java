package vn.diemcau.signalling;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Rooms;
import vn.diemcau.security.Accounts;
import vn.diemcau.security.Actor;

/**
 * Who a connection's person is by now: roles are those of this moment, not of the handshake, and
 * who has lost some no longer sees what came with them.
 */
@Component
class Rights {

  private final Accounts accounts;
  private final Rooms rooms;

  Rights(Accounts accounts, Rooms rooms) {
    this.accounts = accounts;
    this.rooms = rooms;
  }

  /** Empty when the account is gone or disabled. */
  Optional<Actor> now(Connection connection) {
    if (connection.actor.account() == null) {
      return Optional.of(connection.actor);
    }
    return accounts
        .find(connection.actor.account())
        .filter(account -> !account.disabled())
        .map(Accounts.Account::actor);
  }

  /** Ends the connection when the person may not be here as it was let in. */
  void check(Connection connection) {
    Admission device = connection.admission();
    if (device == null) {
      return;
    }
    Optional<Actor> actor = now(connection);
    if (actor.isEmpty()) {
      connection.giveUp(ConnectionWatch.SIGNED_OUT);
      return;
    }
    switch (rooms.standing(actor.get(), connection.meeting, device.endpoint())) {
      case AS_BEFORE -> {
        // nothing to do
      }
      case CHANGED -> connection.again();
      case GONE -> connection.giveUp(Connection.REFUSED);
    }
  }
}
