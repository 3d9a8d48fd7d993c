package vn.diemcau.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Frames that go to many. */
class EncodedTest {

  @Test
  void a_small_frame_is_text_and_a_large_one_is_gzip_of_the_same_text() throws IOException {
    assertThat(Encoded.of("{}")).isEqualTo(new Encoded("{}", null));
    String large = "{\"name\":\"" + "Phường Văn Miếu ".repeat(1_000) + "\"}";

    Encoded encoded = Encoded.of(large);

    assertThat(encoded.text()).isNull();
    assertThat(encoded.packed()).hasSizeLessThan(large.length() / 10);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(encoded.packed()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(large);
    }
  }

  @Test
  void a_frame_is_made_once_for_each_audience_however_many_get_it() {
    AtomicInteger made = new AtomicInteger();
    Encodings encodings = new Encodings();
    for (int device = 0; device < 640; device++) {
      Audience audience = device < 3 ? Audience.LEAD : Audience.SITES;
      Encoded frame = encodings.of(audience, a -> a + " " + made.incrementAndGet());
      assertThat(frame).isSameAs(encodings.of(audience, a -> "never"));
    }
    assertThat(made).hasValue(2);
  }
}
