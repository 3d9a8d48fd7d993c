package vn.diemcau.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.diemcau.room.state.Kinds;
import vn.diemcau.shared.Sentences;

/** No kind of audit entry is without a name that an office can read. */
class AuditKindsTest {

  private static final Pattern KIND =
      Pattern.compile(
          "\"((?:session|account|entry-code|organisation|meeting|document|attendance|audit|invitation|talkback)"
              + "\\.[a-z-]+)\"");

  private final Sentences sentences = new Sentences();

  @Test
  void every_command_and_every_event_of_a_room_has_a_name_in_both_languages() {
    Set<String> kinds = new TreeSet<>(Kinds.COMMANDS.keySet());
    kinds.addAll(Kinds.EVENTS.keySet());
    assertThat(kinds).hasSizeGreaterThan(50).allSatisfy(this::hasNames);
  }

  /** What looks like a kind in a class that writes the trail, and is no refusal's code, is one. */
  @Test
  void every_kind_that_a_feature_records_has_a_name_in_both_languages() throws IOException {
    Set<String> kinds = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .filter(p -> p.toString().endsWith(".java"))
          .map(AuditKindsTest::read)
          .filter(code -> code.contains("Audit audit;"))
          .forEach(
              code ->
                  KIND.matcher(code)
                      .results()
                      .map(found -> found.group(1))
                      .filter(name -> !sentences.catalogue("vi").containsKey(name))
                      .forEach(kinds::add));
    }
    assertThat(kinds)
        .contains("session.signed-in", "account.roles-changed", "meeting.cancelled")
        .allSatisfy(this::hasNames);
  }

  private void hasNames(String kind) {
    assertThat(sentences.catalogue("vi")).containsKey(AuditKinds.PREFIX + kind);
    assertThat(sentences.catalogue("en")).containsKey(AuditKinds.PREFIX + kind);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
