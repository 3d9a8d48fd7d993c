package vn.diemcau.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Folding;

/** Writes the audit trail. */
@Component
public class StoredAudit implements Audit {

  private final JdbcClient db;
  private final JsonMapper json;
  private final InstantSource clock;

  StoredAudit(JdbcClient db, JsonMapper json, InstantSource clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void record(Actor actor, String kind, String subject, Map<String, ?> details) {
    record(actor, kind, subject, details, currentAddress());
  }

  @Override
  public void record(
      Actor actor, String kind, String subject, Map<String, ?> details, String address) {
    UUID account = actor == null || actor.account() == null ? null : actor.account().value();
    String who = actor == null ? "" : actor.name() + " (" + actor.login() + ")";
    write(account, who, actor == null ? null : actor.unit(), kind, subject, details, address);
  }

  /** An entry about a unit where nobody is signed in, such as a failed sign-in. */
  public void recordUnknown(UnitId unit, String kind, String subject, Map<String, ?> details) {
    write(null, "", unit, kind, subject, details, currentAddress());
  }

  private void write(
      UUID account,
      String who,
      UnitId unit,
      String kind,
      String subject,
      Map<String, ?> details,
      String address) {
    String values = json.writeValueAsString(details);
    db.sql(
            "insert into audit_entry (at, account_id, actor, unit_id, kind, subject, details,"
                + " address, folded) values (:at, :account, :actor, :unit, :kind, :subject,"
                + " :details::jsonb, :address, :folded)")
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("account", account)
        .param("actor", who)
        .param("unit", unit == null ? null : unit.value())
        .param("kind", kind)
        .param("subject", subject)
        .param("details", values)
        .param("address", address)
        .param("folded", Folding.fold(who + " " + kind + " " + subject + " " + values))
        .update();
  }

  private static String currentAddress() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
      HttpServletRequest request = current.getRequest();
      return request.getRemoteAddr();
    }
    return null;
  }
}
