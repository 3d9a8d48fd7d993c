package vn.diemcau;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The map of features: no cycles, nobody reaches behind another feature's face. */
class ModularityTest {

  private static final Set<String> BASE = Set.of("shared", "platform");

  @Test
  void features_depend_on_each_other_only_through_their_faces_and_without_cycles() {
    modules().verify();
  }

  /** {@code docs/modules.md} is drawn from the code; where it is stale, this draws it anew. */
  @Test
  void the_map_in_the_docs_is_the_map_of_the_code() throws Exception {
    Path page = Path.of("..", "docs", "modules.md");
    String drawn = draw(modules());
    String stored = Files.exists(page) ? Files.readString(page) : "";
    if (!stored.equals(drawn)) {
      Files.writeString(page, drawn);
    }
    assertThat(stored).as("docs/modules.md was stale and has been drawn anew").isEqualTo(drawn);
  }

  /** The media bridge is a library with packages of its own and laws of its own, no feature. */
  private static ApplicationModules modules() {
    return ApplicationModules.of(
        DiemCauApplication.class, resideInAPackage("vn.diemcau.mediabridge.."));
  }

  private static String draw(ApplicationModules modules) {
    Set<String> lines = new TreeSet<>();
    for (ApplicationModule module : modules) {
      module
          .getDirectDependencies(modules)
          .uniqueModules()
          .map(ApplicationModule::getIdentifier)
          .map(Object::toString)
          .filter(other -> !BASE.contains(other))
          .forEach(other -> lines.add("  " + module.getIdentifier() + " --> " + other + "\n"));
    }
    return "# The features and what they depend on\n\n"
        + "Drawn from the code by `ModularityTest`; `shared` and `platform`, which everything may"
        + " use, are left out.\n\n```mermaid\nflowchart TD\n"
        + String.join("", lines)
        + "```\n";
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
