package vn.diemcau.security;

import java.util.List;

/** The accounts of a demo city, for whoever starts it to try; empty outside demo mode. */
public interface DemoAccounts {

  List<DemoAccount> list();

  /** One person of the demo city and the password to come in with. */
  record DemoAccount(String login, String password, Role role, String unitLabel) {}
}
