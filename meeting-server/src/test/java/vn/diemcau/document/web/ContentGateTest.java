package vn.diemcau.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many requests for documents are decided at the same time. */
class ContentGateTest {

  private static final int READERS = 40;

  private final ContentGate gate = new ContentGate();

  private void pass(String path, FilterChain chain) {
    try {
      gate.doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), chain);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void few_are_decided_at_a_time_and_readers_of_any_number_hold_up_nobody() throws Exception {
    AtomicInteger deciding = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch reading = new CountDownLatch(READERS);
    Semaphore read = new Semaphore(0);
    FilterChain chain =
        (request, response) -> {
          most.accumulateAndGet(deciding.incrementAndGet(), Math::max);
          deciding.decrementAndGet();
          ContentGate.decided((HttpServletRequest) request);
          reading.countDown();
          read.acquireUninterruptibly();
        };
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < READERS; i++) {
        each.submit(() -> pass("/api/documents/1/content", chain));
      }
      // every one of them begins to read although none has finished
      assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
      read.release(READERS);
    }
    assertThat(most.get()).isLessThanOrEqualTo(ContentGate.AT_ONCE);
  }

  @Test
  void a_request_that_fails_gives_its_turn_back_and_others_do_not_wait_at_all() {
    AtomicInteger passed = new AtomicInteger();
    for (int i = 0; i < 2 * ContentGate.AT_ONCE; i++) {
      pass("/api/documents/1/content", (request, response) -> passed.incrementAndGet());
    }
    FilterChain inside =
        (request, response) ->
            pass("/api/documents/1/receipts", (r, a) -> passed.incrementAndGet());
    pass("/api/documents/1/content", inside);
    assertThat(passed).hasValue(2 * ContentGate.AT_ONCE + 1);
  }
}
