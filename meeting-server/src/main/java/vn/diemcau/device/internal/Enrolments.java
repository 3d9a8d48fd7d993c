package vn.diemcau.device.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.device.Endpoint;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Enrolment;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.Sha256;

/** Binds browsers to devices of the register, and knows them again. */
@Service
class Enrolments implements Enrolment {

  private static final int LONGEST_CODE = 40;
  private static final int LONGEST_KEY = 100;
  private static final Refusal WRONG = Refusal.invalid("device.wrong-code");

  private final EndpointRows rows;
  private final MachineAccounts accounts;
  private final Audit audit;
  private final InstantSource clock;

  Enrolments(EndpointRows rows, MachineAccounts accounts, Audit audit, InstantSource clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Refused with {@code device.wrong-code} when it is unknown, used up or too old. */
  @Override
  @Transactional
  public Outcome<Enrolled> enrol(String code, String device, String browser) {
    boolean sense =
        code != null
            && code.length() <= LONGEST_CODE
            && MeasureCheck.isText(device, 1, 64)
            && MeasureCheck.isText(browser, 1, 80);
    if (!sense) {
      return Outcome.refused(WRONG);
    }
    Instant now = clock.instant();
    return rows.useCode(Sha256.hex(Secrets.typed(code)), now)
        .flatMap(rows::find)
        .<Outcome<Enrolled>>map(endpoint -> Outcome.done(bind(endpoint, device, browser, now)))
        .orElse(Outcome.refused(WRONG));
  }

  /** The browser that was bound before is let go. */
  private Enrolled bind(Endpoint endpoint, String device, String browser, Instant now) {
    String key = Secrets.key();
    rows.bind(endpoint.id(), Sha256.hex(key), device, browser, now);
    accounts.endSessions(endpoint.account());
    audit.record(
        null,
        "endpoint.enrolled",
        endpoint.as().name(),
        Map.of("endpoint", endpoint.id(), "browser", browser));
    return new Enrolled(endpoint.account(), key);
  }

  @Override
  @Transactional
  public Optional<AccountId> known(String key) {
    return key.length() > LONGEST_KEY
        ? Optional.empty()
        : rows.cameIn(Sha256.hex(key), clock.instant());
  }
}
