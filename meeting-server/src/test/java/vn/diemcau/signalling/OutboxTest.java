package vn.diemcau.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** A client that does not keep up harms nobody but itself. */
class OutboxTest {

  private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();
  private final CountDownLatch forever = new CountDownLatch(1);
  private final CountDownLatch sending = new CountDownLatch(1);

  /** A socket whose other end never reads. */
  private WebSocketSession stuck() {
    return (WebSocketSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {WebSocketSession.class},
            (self, method, args) -> {
              switch (method.getName()) {
                case "sendMessage" -> {
                  sending.countDown();
                  forever.await();
                }
                case "close" -> closed.complete((CloseStatus) args[0]);
                default -> {
                  return method.getReturnType() == String.class ? "stuck" : null;
                }
              }
              return null;
            });
  }

  @Test
  void a_client_that_never_reads_is_told_to_reload_and_nobody_waits_for_it() throws Exception {
    Outbox outbox = new Outbox(stuck());
    // one more than waits and one that is being sent: returns at once or this test hangs
    for (int i = 0; i < Outbox.MOST_WAITING + 2; i++) {
      outbox.send("{}");
    }
    assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(Outbox.RELOAD);
    outbox.send("{}");
  }

  @Test
  void what_waits_for_it_is_bounded_in_bytes_too_beside_one_frame_of_any_size() throws Exception {
    Outbox outbox = new Outbox(stuck());
    String large = "x".repeat(2 * Outbox.MOST_WAITING_BYTES);
    outbox.send(large);
    sending.await();
    outbox.send(large);
    assertThat(closed).isNotDone();
    outbox.send("{}");
    assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(Outbox.RELOAD);
  }
}
