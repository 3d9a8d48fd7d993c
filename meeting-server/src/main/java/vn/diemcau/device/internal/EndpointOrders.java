package vn.diemcau.device.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.device.Endpoint;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.NewId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * What the IT staff ask of endpoints: to show a message, which somebody there confirms, or to load
 * the page anew. An endpoint fetches its orders when it tells that it is on.
 */
@Service
public class EndpointOrders {

  static final int LONGEST_TEXT = 500;

  /** A message is for today; a reload that was not done within the hour is not wanted any more. */
  private static final Duration MESSAGE_FOR = Duration.ofHours(12);

  private static final Duration RELOAD_FOR = Duration.ofHours(1);

  /** About one endpoint in a second loads its page anew, and all of them within five minutes. */
  private static final int MOST_SPREAD_SECONDS = 300;

  private static final int LISTED = 20;

  /** What is asked. */
  public enum What {
    @JsonProperty("message")
    MESSAGE,
    @JsonProperty("reload")
    RELOAD
  }

  /**
   * What is asked of which endpoints.
   *
   * @param endpointId one alone; null for more
   * @param under all of this unit and below it; null, with no endpoint, for all that the person
   *     looks after
   * @param text a message's
   */
  public record Asked(What what, UUID endpointId, UnitId under, String text) {}

  /** An order as the endpoint gets it. */
  public record Order(UUID id, What what, String text, String byName, Instant at) {}

  /**
   * What became of an order.
   *
   * @param told how many endpoints have fetched it
   * @param done at how many a person confirmed it, or that were loaded anew
   * @param open the names of those that did neither, some of them
   */
  public record Sent(
      UUID id,
      What what,
      String text,
      String toName,
      String byName,
      Instant at,
      Instant until,
      int of,
      int told,
      int done,
      List<String> open) {}

  private final Endpoints endpoints;
  private final EndpointLife life;
  private final OrderRows rows;
  private final Units units;
  private final Audit audit;
  private final InstantSource clock;
  private final Random random = new Random();

  EndpointOrders(
      Endpoints endpoints,
      EndpointLife life,
      OrderRows rows,
      Units units,
      Audit audit,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.life = life;
    this.rows = rows;
    this.units = units;
    this.audit = audit;
    this.clock = clock;
  }

  /** To endpoints with a browser, of units whose IT staff the person is. */
  @Transactional
  public Outcome<Sent> send(Actor actor, Asked asked) {
    String text = asked.text() == null ? "" : Folding.clean(asked.text());
    boolean says = asked.what() != What.MESSAGE || !text.isBlank();
    if (asked.what() == null
        || !says
        || text.length() > LONGEST_TEXT
        || !Folding.isStorable(text)) {
      return Outcome.refused(Refusal.invalid("device.bad-order"));
    }
    return endpoints
        .list(actor)
        .then(
            mine -> {
              List<Endpoint> to = mine.stream().filter(e -> isMeant(e, asked)).toList();
              return to.isEmpty()
                  ? Outcome.refused(Refusal.conflict("device.nobody-meant"))
                  : Outcome.done(kept(actor, asked, text, to));
            });
  }

  private boolean isMeant(Endpoint endpoint, Asked asked) {
    if (endpoint.enrolled() == null) {
      return false;
    }
    if (asked.endpointId() != null) {
      return endpoint.id().equals(asked.endpointId());
    }
    return asked.under() == null || units.isWithin(endpoint.as().site(), asked.under());
  }

  private Sent kept(Actor actor, Asked asked, String text, List<Endpoint> to) {
    Instant now = clock.instant();
    boolean reload = asked.what() == What.RELOAD;
    UUID id = NewId.next();
    String name =
        asked.endpointId() != null
            ? to.getFirst().as().name() + ", " + units.label(to.getFirst().as().site())
            : asked.under() == null ? "" : units.label(asked.under());
    String kept = reload ? "" : text;
    rows.add(
        id,
        asked.what(),
        kept,
        name,
        actor.name(),
        now,
        now.plus(reload ? RELOAD_FOR : MESSAGE_FOR));
    int spread = reload ? Math.min(to.size() - 1, MOST_SPREAD_SECONDS) : 0;
    rows.address(
        id,
        to.stream()
            .collect(
                Collectors.toMap(Endpoint::id, e -> now.plusSeconds(random.nextInt(spread + 1)))));
    audit.record(
        actor,
        reload ? "endpoint.reload-asked" : "endpoint.message-sent",
        name,
        Map.of("order", id, "devices", to.size()));
    return rows.sent(id);
  }

  /** The latest orders to endpoints that the person looks after. */
  @Transactional(readOnly = true)
  public Outcome<List<Sent>> list(Actor actor) {
    return endpoints
        .list(actor)
        .map(mine -> rows.latest(mine.stream().map(Endpoint::id).toList(), LISTED));
  }

  /** What the endpoint has to do by now; from here on it counts as told. */
  @Transactional
  public List<Order> due(Endpoint endpoint) {
    return rows.due(endpoint.id(), clock.instant());
  }

  /** Somebody at the endpoint confirmed the message, or it is about to load its page anew. */
  @Transactional
  public Outcome<Void> done(Actor actor, UUID order) {
    return life.self(actor)
        .then(
            endpoint ->
                rows.done(order, endpoint.id(), clock.instant())
                    ? Outcome.done()
                    : Outcome.refused(Refusal.notFound("device.no-such-order")));
  }
}
