package vn.diemcau.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.platform.https.LocalAuthority;
import vn.diemcau.security.DemoAccounts;
import vn.diemcau.security.DemoAccounts.DemoAccount;
import vn.diemcau.security.Role;

/**
 * Opens the demo meeting after the start, puts a synthetic chair at the main site and brings
 * synthetic communes of many districts in.
 */
@Component
@ConditionalOnProperty(name = "diemcau.demo.live", havingValue = "true")
class LiveDemo implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LiveDemo.class);
  private static final List<String> SUBJECTS =
      List.of(
          "Tiến độ giải ngân vốn đầu tư công",
          "Vướng mắc trong giải phóng mặt bằng",
          "Công tác phòng chống úng ngập");

  private final JsonMapper json;
  private final DemoAccounts accounts;
  private final Optional<LocalAuthority> authority;
  private final int communes;
  private final List<DemoSite> sites = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-demo-pings").factory());
  private SyntheticFleet fleet;

  LiveDemo(
      JsonMapper json,
      DemoAccounts accounts,
      Optional<LocalAuthority> authority,
      @Value("${diemcau.demo.communes:24}") int communes) {
    this.authority = authority;
    this.json = json;
    this.accounts = accounts;
    this.communes = communes;
  }

  /** As any client; a room cuts who is silent for 30 seconds. */
  private void pingAll() {
    sites.forEach(DemoSite::ping);
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    var context = (WebServerApplicationContext) event.getApplicationContext();
    String scheme = authority.isPresent() ? "https" : "http";
    URI base = URI.create(scheme + "://127.0.0.1:" + context.getWebServer().getPort());
    Thread.ofVirtual().name("live-demo").start(() -> fill(base));
  }

  private void fill(URI base) {
    try (DemoSession secretary = new DemoSession(json, base, authority)) {
      DemoAccount account = secretaryOfTheCity();
      secretary.signIn(account.login(), account.password());
      String meeting = openMeeting(secretary);
      fleet = new SyntheticFleet(1, "127.0.0.1", 1);
      pings.scheduleWithFixedDelay(this::pingAll, 10, 10, TimeUnit.SECONDS);
      JsonNode view = secretary.get("/api/meetings/" + meeting);
      JsonNode chair = view.path("chair");
      bringIn(
          base,
          secretary,
          meeting,
          view.path("convener"),
          chair.path("name").asString(),
          chair.path("position").asString());
      List<DemoSite> inCommunes = new ArrayList<>();
      for (JsonNode site : chosen(view)) {
        String name = "Chủ tịch " + site.path("name").asString();
        bringIn(base, secretary, meeting, site, name, "Chủ tịch UBND").ifPresent(inCommunes::add);
      }
      for (int i = 0; i < SUBJECTS.size() && i < inCommunes.size(); i++) {
        inCommunes.get(i * 5 % inCommunes.size()).ask(SUBJECTS.get(i));
      }
      log.info("demo: {} synthetic communes are in the room of {}", inCommunes.size(), meeting);
    } catch (RuntimeException e) {
      log.error("the demo meeting could not be filled", e);
    }
  }

  /** The list begins with the highest level. */
  private DemoAccount secretaryOfTheCity() {
    return accounts.list().stream()
        .filter(account -> account.role() == Role.SECRETARY)
        .findFirst()
        .orElseThrow();
  }

  private String openMeeting(DemoSession secretary) {
    for (JsonNode meeting : secretary.get("/api/meetings")) {
      String phase = meeting.path("phase").asString();
      String id = meeting.path("id").asString();
      if (phase.equals("announced")) {
        command(secretary, id, "meeting.open-line-check");
        phase = "line-check";
      }
      if (phase.equals("line-check")) {
        command(secretary, id, "meeting.start");
        phase = "live";
      }
      if (phase.equals("live")) {
        return id;
      }
    }
    throw new IllegalStateException("there is no meeting to open");
  }

  private static void command(DemoSession secretary, String meeting, String name) {
    secretary.post(
        "/api/rooms/" + meeting + "/commands",
        Map.of("id", UUID.randomUUID().toString(), "name", name, "args", Map.of()));
  }

  /**
   * Every so many of the invited communes, so that many districts are there; not the first, whose
   * seat is for the person who tries the demo with that commune's account.
   */
  private List<JsonNode> chosen(JsonNode meeting) {
    List<JsonNode> invited = new ArrayList<>();
    for (JsonNode invitation : meeting.path("invited")) {
      if (invitation.path("unit").path("level").asString().equals("commune")) {
        invited.add(invitation.path("site"));
      }
    }
    List<JsonNode> chosen = new ArrayList<>();
    int step = Math.max(1, invited.size() / communes);
    for (int i = 1; i < invited.size() && chosen.size() < communes; i += step) {
      chosen.add(invited.get(i));
    }
    return chosen;
  }

  /** Empty when the site could not be brought in; the others come nevertheless. */
  private Optional<DemoSite> bringIn(
      URI base,
      DemoSession secretary,
      String meeting,
      JsonNode unit,
      String chair,
      String position) {
    String id = unit.path("id").asString();
    JsonNode code = secretary.post("/api/entry-codes", Map.of("meetingId", meeting, "siteId", id));
    DemoSession session = new DemoSession(json, base, authority);
    session.enterByCode(unit.path("code").asString(), code.path("code").asString());
    DemoSite site = new DemoSite(json, session, fleet, id, chair, position);
    sites.add(site);
    try {
      site.join(meeting).orTimeout(30, TimeUnit.SECONDS).join();
      return Optional.of(site);
    } catch (CompletionException e) {
      log.warn("demo: {} did not come in", unit.path("label").asString(), e);
      sites.remove(site);
      site.close();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    pings.shutdownNow();
    sites.forEach(DemoSite::close);
    if (fleet != null) {
      fleet.close();
    }
  }
}
