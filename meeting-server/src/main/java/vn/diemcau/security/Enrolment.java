package vn.diemcau.security;

import java.util.Optional;
import vn.diemcau.shared.Outcome;

/**
 * Which devices are known. The feature that keeps the register of devices implements it: security
 * does not know devices, it opens their sessions.
 */
public interface Enrolment {

  /**
   * A device as it is known from now on.
   *
   * @param key what the device shows from now on, told this once
   */
  record Enrolled(AccountId account, String key) {}

  /**
   * Binds a browser to a device by the code that was given out for it, which is used up.
   *
   * @param device the browser's own stable id
   * @param browser browser and system, for people
   */
  Outcome<Enrolled> enrol(String code, String device, String browser);

  /** The account of the device with this key; empty when it was revoked or never was. */
  Optional<AccountId> known(String key);
}
