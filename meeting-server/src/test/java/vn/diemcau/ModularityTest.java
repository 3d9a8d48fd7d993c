package vn.diemcau;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModules;

/** The map of features: no cycles, nobody reaches behind another feature's face. */
class ModularityTest {

  @Test
  void features_depend_on_each_other_only_through_their_faces_and_without_cycles() {
    ApplicationModules.of(DiemCauApplication.class).verify();
  }

  @Test
  void every_sentence_exists_in_vietnamese_and_in_english() throws Exception {
    Set<String> vietnamese = codes("vi");
    assertThat(vietnamese).isNotEmpty().isEqualTo(codes("en"));
  }

  private static Set<String> codes(String language) throws Exception {
    Set<String> codes = new TreeSet<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:messages/*_" + language + ".properties")) {
      Properties properties = new Properties();
      try (var in = file.getInputStream()) {
        properties.load(in);
      }
      codes.addAll(properties.stringPropertyNames());
    }
    return codes;
  }
}
