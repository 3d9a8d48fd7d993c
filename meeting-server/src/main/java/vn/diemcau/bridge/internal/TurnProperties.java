package vn.diemcau.bridge.internal;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The TURN server, {@code diemcau.turn.*}.
 *
 * @param urls {@code turn:} and {@code turns:} addresses (RFC 7065); empty for none
 * @param secret shared with the TURN server (coturn: {@code static-auth-secret})
 * @param validity of a client's credentials; longer than a meeting, since they are checked anew
 *     while it lasts
 */
@ConfigurationProperties("diemcau.turn")
record TurnProperties(
    @DefaultValue List<String> urls,
    @DefaultValue("") String secret,
    @DefaultValue("12h") Duration validity) {

  TurnProperties {
    if (!urls.stream().allMatch(url -> url.matches("turns?:[^\\s]{1,255}"))) {
      throw new IllegalArgumentException("diemcau.turn.urls begin with turn: or turns:");
    }
    if (!urls.isEmpty() && secret.isBlank()) {
      throw new IllegalArgumentException("diemcau.turn.urls need diemcau.turn.secret");
    }
  }
}
