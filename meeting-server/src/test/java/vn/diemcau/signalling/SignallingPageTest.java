package vn.diemcau.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.diemcau.ServerTest;
import vn.diemcau.room.state.Kinds;

/** docs/signalling.md knows everything that goes over the wire. */
@ServerTest
class SignallingPageTest {

  @Autowired RoomSockets sockets;

  @Test
  void every_kind_of_frame_command_and_event_stands_in_the_page() throws Exception {
    Path root =
        Stream.of(Path.of(".."), Path.of("."))
            .filter(p -> Files.exists(p.resolve("docs/signalling.md")))
            .findFirst()
            .orElseThrow();
    String page = Files.readString(root.resolve("docs/signalling.md"));
    Set<String> kinds = new TreeSet<>(sockets.kinds());
    Matcher sent =
        Pattern.compile("frame\\(\"([a-z-]+)\"\\)|put\\(\"kind\", \"([a-z-]+)\"\\)")
            .matcher(framesIn(root.resolve("meeting-server/src/main/java/vn/diemcau/signalling")));
    int found = 0;
    while (sent.find()) {
      kinds.add(sent.group(1) == null ? sent.group(2) : sent.group(1));
      found++;
    }
    assertThat(found).isGreaterThan(12);
    kinds.addAll(Kinds.COMMANDS.keySet());
    kinds.addAll(Kinds.EVENTS.keySet());
    assertThat(kinds).hasSizeGreaterThan(70);
    for (String kind : kinds) {
      assertThat(page).contains("`" + kind + "`");
    }
  }

  private static String framesIn(Path folder) throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Frames.java")).toList()) {
        code.append(Files.readString(file));
      }
    }
    return code.toString();
  }
}
