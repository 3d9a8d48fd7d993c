package vn.diemcau.security;

import vn.diemcau.organisation.UnitId;

/**
 * Accounts of machines: a device of a site acts in its own name, so that the audit trail, the room
 * and the documents know it as they know people. Nobody knows its password, and lists of people do
 * not name it. Checks no permission.
 */
public interface MachineAccounts {

  /**
   * What the login of a machine begins with; its account's id follows, so that no person has it.
   */
  String LOGIN = "may-";

  static boolean isMachine(Actor actor) {
    return actor.account() != null && actor.login().equals(LOGIN + actor.account());
  }

  /** A machine that only shows: whatever it asks for, it may change nothing. */
  static boolean onlyShows(Actor actor) {
    return actor.has(Role.DISPLAY);
  }

  /**
   * Makes an account with the rights of a delegate of the unit.
   *
   * @param onlyShows without any rights, for a display
   */
  AccountId open(UnitId unit, String name, boolean onlyShows);

  /** Makes it a display or a machine with rights, and ends its sessions where that is new. */
  void showsOnly(AccountId account, boolean onlyShows);

  void rename(AccountId account, String name);

  /** Ends all its sessions, live connections too. */
  void endSessions(AccountId account);

  /** Ends its sessions and lets it sign in no more. */
  void close(AccountId account);
}
