package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void every_code_has_a_sentence(String language) throws IOException {
    Properties sentences = new Properties();
    try (var in =
            getClass().getResourceAsStream("/messages/document-store_" + language + ".properties");
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      sentences.load(reader);
    }
    Set<String> codes =
        Stream.concat(
                Arrays.stream(StoreRefusal.Reason.values()).map(StoreRefusal.Reason::code),
                Arrays.stream(NoText.values()).map(NoText::code))
            .collect(Collectors.toSet());

    assertThat(sentences.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(codes);
  }
}
