package vn.diemcau.device.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.device.Endpoint;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** What endpoints say of themselves every half minute: that they are on, where, with what. */
@Service
public class EndpointLife {

  /** An endpoint tells every 30 s; one that was not heard of for longer is off. */
  static final Duration QUIET = Duration.ofSeconds(80);

  private static final int LONGEST = 40;

  /** What an endpoint is doing. */
  public enum Place {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("line-check")
    LINE_CHECK,
    @JsonProperty("meeting")
    MEETING,
    @JsonProperty("showing")
    SHOWING
  }

  /**
   * What an endpoint says of itself.
   *
   * @param software which build of the web client it runs
   * @param browser name and version
   */
  public record Beat(Place place, String software, String browser) {}

  /**
   * How an endpoint stands.
   *
   * @param online whether it was heard of a moment ago
   * @param current whether it runs the web client that this server serves
   */
  public record Live(
      boolean online, Instant at, Place place, String software, String browser, boolean current) {}

  private final EndpointRows endpoints;
  private final LiveRows rows;
  private final ServedClient served;
  private final InstantSource clock;

  EndpointLife(EndpointRows endpoints, LiveRows rows, ServedClient served, InstantSource clock) {
    this.endpoints = endpoints;
    this.rows = rows;
    this.served = served;
    this.clock = clock;
  }

  /** The endpoint that asks. Refused for people with {@code device.no-endpoint}. */
  @Transactional(readOnly = true)
  public Outcome<Endpoint> self(Actor actor) {
    return (actor.account() == null ? null : endpoints.ofAccount(actor.account()).orElse(null))
            instanceof Endpoint endpoint
        ? Outcome.done(endpoint)
        : Outcome.refused(Refusal.forbidden("device.no-endpoint"));
  }

  @Transactional
  public Outcome<Endpoint> beat(Actor actor, Beat beat) {
    boolean sense =
        beat.place() != null
            && MeasureCheck.isText(beat.software(), 0, LONGEST)
            && MeasureCheck.isText(beat.browser(), 0, LONGEST);
    if (!sense) {
      return Outcome.refused(Refusal.invalid("device.bad-beat"));
    }
    return self(actor)
        .map(
            endpoint -> {
              rows.heard(endpoint.id(), clock.instant(), beat);
              return endpoint;
            });
  }

  /** How all endpoints stand that ever said something, by their ids. Checks no permission. */
  @Transactional(readOnly = true)
  public Map<UUID, Live> live() {
    Instant after = clock.instant().minus(QUIET);
    return rows.all(
        (at, beat) ->
            new Live(
                at.isAfter(after),
                at,
                beat.place(),
                beat.software(),
                beat.browser(),
                served.is(beat.software())));
  }
}
