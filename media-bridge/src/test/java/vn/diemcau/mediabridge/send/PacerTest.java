package vn.diemcau.mediabridge.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;

class PacerTest {

  private static final long MILLI = 1_000_000L;

  private record Left(char what, long millis) {}

  private final List<Left> left = new ArrayList<>();
  private long now = 1_000 * MILLI;
  private final ArraySink sink =
      new ArraySink((buf, off, len) -> left.add(new Left((char) buf[off], now / MILLI)));
  private final Pacer pacer = new Pacer(new Departure(sink, new LinkEstimate(), false));

  @Test
  void a_fast_link_lets_everything_through_at_once() {
    pacer.link(Pacer.FAST, now);
    for (int i = 0; i < 100; i++) {
      send('v', Pacer.Kind.VIDEO);
    }
    assertThat(left).hasSize(100);
    assertThat(pacer.congested()).isFalse();
  }

  @Test
  void a_key_frame_leaves_a_slow_link_bit_by_bit_and_sound_overtakes_it() {
    pacer.link(400_000, now);
    for (int i = 0; i < 15; i++) {
      send('v', Pacer.Kind.VIDEO);
    }
    int atOnce = left.size();
    send('a', Pacer.Kind.AUDIO);
    assertThat(atOnce).isLessThan(5);
    assertThat(left.getLast().what()).isEqualTo('a');
    pass(1000);
    assertThat(left).hasSize(16);
    assertThat(left.getLast().millis() - 1000).isBetween(150L, 350L);
  }

  @Test
  void what_is_sent_again_goes_before_new_pictures_and_a_probe_is_not_held() {
    pacer.link(400_000, now);
    for (int i = 0; i < 10; i++) {
      send('v', Pacer.Kind.VIDEO);
    }
    send('r', Pacer.Kind.REPEAT);
    int before = left.size();
    send('p', Pacer.Kind.PROBE);
    assertThat(left.getLast().what()).isEqualTo('p');
    pass(40);
    assertThat(left.get(before + 1).what()).isEqualTo('r');
  }

  @Test
  void too_much_that_waits_is_told_until_little_waits() {
    pacer.link(400_000, now);
    for (int i = 0; i < 40; i++) {
      send('v', Pacer.Kind.VIDEO);
    }
    assertThat(pacer.congested()).isTrue();
    pass(100);
    assertThat(pacer.congested()).isTrue();
    pass(1000);
    assertThat(pacer.congested()).isFalse();
    assertThat(left).hasSize(40);
  }

  @Test
  void what_waits_goes_when_the_link_becomes_fast() {
    pacer.link(200_000, now);
    for (int i = 0; i < 20; i++) {
      send('v', Pacer.Kind.VIDEO);
    }
    assertThat(left.size()).isLessThan(5);
    pacer.link(Long.MAX_VALUE, now);
    assertThat(left).hasSize(20);
  }

  private void send(char what, Pacer.Kind kind) {
    sink.buffer()[sink.offset()] = (byte) what;
    pacer.send(1000, kind, now);
  }

  private void pass(long millis) {
    for (long i = 0; i < millis; i += 20) {
      now += 20 * MILLI;
      pacer.tick(now);
    }
  }
}
