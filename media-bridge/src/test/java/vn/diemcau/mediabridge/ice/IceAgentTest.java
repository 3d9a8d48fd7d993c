package vn.diemcau.mediabridge.ice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.ice4j.StunException;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.AttributeFactory;
import org.ice4j.message.Message;
import org.ice4j.message.MessageFactory;
import org.junit.jupiter.api.Test;

class IceAgentTest {

  private static final IceCredentials LOCAL =
      new IceCredentials("bridgeuf", "bridgepasswordbridgepwd1");
  private static final IceCredentials REMOTE =
      new IceCredentials("siteufrg", "sitepasswordsitepassword");
  private static final InetSocketAddress HOME = new InetSocketAddress("192.0.2.1", 4000);
  private static final InetSocketAddress MOVED = new InetSocketAddress("192.0.2.7", 5000);

  private final Random random = new Random(7);
  private final IceAgent agent = new IceAgent(LOCAL);

  @Test
  void a_check_with_the_right_password_is_answered_and_gives_the_address() {
    agent.remote(REMOTE);
    IceAgent.Answer answer = send(check(LOCAL.password(), "bridgeuf:siteufrg", true), HOME, 0);

    assertThat(answer.authenticated()).isTrue();
    assertThat(agent.selected()).isEqualTo(HOME);
    Message response = StunCodec.decode(answer.bytes(), answer.bytes().length);
    assertThat(response.getMessageType()).isEqualTo(Message.BINDING_SUCCESS_RESPONSE);
    assertThat(
            StunCodec.hasIntegrity(
                answer.bytes(), answer.bytes().length, LOCAL.password().getBytes(UTF_8)))
        .isTrue();
  }

  @Test
  void a_check_may_come_before_the_answer_of_the_other_side() {
    send(check(LOCAL.password(), "bridgeuf:siteufrg", true), HOME, 0);
    assertThat(agent.selected()).isEqualTo(HOME);
  }

  @Test
  void wrong_credentials_get_no_answer_and_change_nothing() {
    agent.remote(REMOTE);
    send(check(LOCAL.password(), "bridgeuf:siteufrg", true), HOME, 0);

    assertThat(send(check("wrongpasswordwrongpasswor", "bridgeuf:siteufrg", true), MOVED, 1))
        .isEqualTo(IceAgent.Answer.NONE);
    assertThat(send(check(LOCAL.password(), "bridgeuf:another", true), MOVED, 2))
        .isEqualTo(IceAgent.Answer.NONE);
    assertThat(send(check(LOCAL.password(), "bridgeuf", true), MOVED, 3))
        .isEqualTo(IceAgent.Answer.NONE);
    assertThat(send(unsigned(), MOVED, 4)).isEqualTo(IceAgent.Answer.NONE);
    assertThat(agent.selected()).isEqualTo(HOME);
  }

  @Test
  void the_address_follows_a_nomination_and_nothing_less() {
    agent.remote(REMOTE);
    send(check(LOCAL.password(), "bridgeuf:siteufrg", true), HOME, 0);
    IceAgent.Answer plain = send(check(LOCAL.password(), "bridgeuf:siteufrg", false), MOVED, 1);
    assertThat(plain.authenticated()).isTrue();
    assertThat(agent.selected()).isEqualTo(HOME);

    IceAgent.Answer nominated = send(check(LOCAL.password(), "bridgeuf:siteufrg", true), MOVED, 2);
    assertThat(nominated.selectionChanged()).isTrue();
    assertThat(agent.selected()).isEqualTo(MOVED);
  }

  @Test
  void a_peer_that_wants_to_be_controlled_is_told_to_control() {
    Message request = MessageFactory.createBindingRequest();
    request.putAttribute(AttributeFactory.createUsernameAttribute("bridgeuf:siteufrg"));
    request.putAttribute(AttributeFactory.createIceControlledAttribute(5));
    byte[] bytes = StunCodec.sealed(request, new byte[12], LOCAL.password().getBytes(UTF_8));
    IceAgent.Answer answer = send(bytes, HOME, 0);

    Message response = StunCodec.decode(answer.bytes(), answer.bytes().length);
    assertThat(response.getMessageType()).isEqualTo(Message.BINDING_ERROR_RESPONSE);
    assertThat(response.containsAttribute(Attribute.ERROR_CODE)).isTrue();
    assertThat(agent.selected()).isNull();
  }

  @Test
  void consent_ends_thirty_seconds_after_the_last_genuine_check() {
    agent.remote(REMOTE);
    assertThat(agent.hasConsent(0)).isFalse();
    send(check(LOCAL.password(), "bridgeuf:siteufrg", true), HOME, 1_000);
    long last = 1_000 + IceAgent.CONSENT_NANOS;
    send(check("wrongpasswordwrongpasswor", "bridgeuf:siteufrg", true), HOME, 5_000);
    assertThat(agent.hasConsent(last - 1)).isTrue();
    assertThat(agent.hasConsent(last)).isFalse();
  }

  @Test
  void random_bytes_are_never_an_exception() {
    byte[] valid = check(LOCAL.password(), "bridgeuf:siteufrg", true);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = valid.clone();
      for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      boolean changed = !Arrays.equals(bytes, valid);
      if (changed && StunCodec.looksLikeStun(bytes, bytes.length)) {
        StunCodec.decode(bytes, bytes.length);
        agent.onRequest(bytes, bytes.length, HOME, i);
      }
    }
    assertThat(agent.selected()).isNull();
  }

  private IceAgent.Answer send(byte[] bytes, InetSocketAddress from, long now) {
    return agent.onRequest(bytes, bytes.length, from, now);
  }

  private static byte[] unsigned() {
    Message request = MessageFactory.createBindingRequest();
    request.putAttribute(AttributeFactory.createUsernameAttribute("bridgeuf:siteufrg"));
    try {
      request.setTransactionID(new byte[12]);
    } catch (StunException e) {
      throw new IllegalStateException(e);
    }
    return request.encode(null);
  }

  private byte[] check(String password, String username, boolean nominate) {
    byte[] id = new byte[12];
    random.nextBytes(id);
    return StunCodec.check(username, 1, nominate, 99, id, password.getBytes(UTF_8));
  }
}
