package vn.diemcau.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The catalogue of sentences that people read, by code and language. */
@Component
public class Sentences {

  private final Map<String, Map<String, String>> byLanguage =
      Map.of("vi", load("vi"), "en", load("en"));

  /** The sentence of a code in both languages. */
  public Map<String, String> both(String code, Map<String, ?> args) {
    return Map.of("vi", in("vi", code, args), "en", in("en", code, args));
  }

  public Map<String, String> both(Refusal refusal) {
    return both(refusal.code(), refusal.args());
  }

  public String in(String language, String code, Map<String, ?> args) {
    Map<String, String> catalogue = byLanguage.getOrDefault(language, byLanguage.get("vi"));
    String sentence = catalogue.getOrDefault(code, code);
    for (Map.Entry<String, ?> arg : args.entrySet()) {
      sentence = sentence.replace("{" + arg.getKey() + "}", String.valueOf(arg.getValue()));
    }
    return sentence;
  }

  public Map<String, String> catalogue(String language) {
    return Map.copyOf(byLanguage.get(language));
  }

  private static Map<String, String> load(String language) {
    Map<String, String> all = new HashMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/*_" + language + ".properties")) {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        properties.forEach((code, sentence) -> all.put((String) code, (String) sentence));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
