package vn.diemcau.bridge.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.diemcau.bridge.IceServer;
import vn.diemcau.bridge.IceServers;

/**
 * Credentials for a TURN server that end by themselves, as coturn checks them with a shared secret
 * (draft-uberti-behave-turn-rest): the name is the time of their end and whose they are, the
 * password its HMAC-SHA1.
 */
@Component
@EnableConfigurationProperties(TurnProperties.class)
class TurnCredentials implements IceServers {

  private static final String HMAC = "HmacSHA1";

  private final TurnProperties turn;
  private final InstantSource clock;

  TurnCredentials(TurnProperties turn, InstantSource clock) {
    this.turn = turn;
    this.clock = clock;
  }

  @Override
  public List<IceServer> forEndpoint(String endpoint) {
    if (turn.urls().isEmpty()) {
      return List.of();
    }
    String username = clock.instant().plus(turn.validity()).getEpochSecond() + ":" + endpoint;
    return List.of(new IceServer(turn.urls(), username, password(username)));
  }

  private String password(String username) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(turn.secret().getBytes(StandardCharsets.UTF_8), HMAC));
      byte[] digest = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
