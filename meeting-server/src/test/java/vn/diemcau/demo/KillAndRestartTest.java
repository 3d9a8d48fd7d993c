package vn.diemcau.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that is killed with commands in flight, with its own PostgreSQL and Redis beside it. */
class KillAndRestartTest {

  private static final int COMMANDS = 60;
  private static final int KILLED_AFTER = 25;

  @TempDir Path folder;

  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void what_was_answered_before_a_kill_is_there_after_it_once_and_a_retry_is_not_repeated()
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    assertThat(data.toFile().setExecutable(true, false)).isTrue();
    Path log = folder.resolve("server.log");
    Map<String, String> sent = new LinkedHashMap<>();
    Set<String> answered = new HashSet<>();
    String meeting;

    try (ServerProcess first = ServerProcess.start(data, log)) {
      try (DemoSession secretary = signIn(first, data)) {
        meeting = firstMeeting(secretary);
        List<String> sites = sites(secretary, meeting);
        CountDownLatch underWay = new CountDownLatch(KILLED_AFTER);
        Thread killer = Thread.ofPlatform().start(() -> killAfter(underWay, first));
        for (int i = 0; i < COMMANDS; i++) {
          String id = UUID.randomUUID().toString();
          sent.put(id, sites.get(i));
          if (!request(secretary, meeting, id, sites.get(i))) {
            break;
          }
          answered.add(id);
          underWay.countDown();
        }
        killer.join();
      }
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLED_AFTER).hasSizeLessThan(COMMANDS);

    try (ServerProcess second = ServerProcess.start(data, log);
        DemoSession secretary = signIn(second, data)) {
      assertThat(asking(secretary, meeting)).containsAll(sitesOf(sent, answered));

      sent.forEach((id, site) -> assertThat(request(secretary, meeting, id, site)).isTrue());

      assertThat(asking(secretary, meeting)).containsExactlyInAnyOrderElementsOf(sent.values());
    }
  }

  @Test
  void a_rehearsal_goes_on_after_a_kill_and_leaves_a_planned_meeting_when_it_ends()
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    assertThat(data.toFile().setExecutable(true, false)).isTrue();
    Path log = folder.resolve("server.log");
    String meeting;
    String rehearsal;

    try (ServerProcess first = ServerProcess.start(data, log)) {
      try (DemoSession secretary = signIn(first, data)) {
        meeting = firstMeeting(secretary);
        Instant later = Instant.now().plus(Duration.ofHours(5));
        secretary.post(
            "/api/meetings/" + meeting + "/reschedule", Map.of("startsAt", later.toString()));
        rehearsal =
            secretary
                .post("/api/meetings/" + meeting + "/rehearsal", Map.of("minutes", 60))
                .path("rehearsal")
                .path("id")
                .asString();
        String site = sites(secretary, meeting).getFirst();
        assertThat(request(secretary, rehearsal, UUID.randomUUID().toString(), site)).isTrue();
        first.kill();
      }
    }

    try (ServerProcess second = ServerProcess.start(data, log);
        DemoSession secretary = signIn(second, data)) {
      assertThat(asking(secretary, rehearsal)).hasSize(1);
      assertThat(secretary.get("/api/meetings/" + meeting).path("phase").asString())
          .isEqualTo("announced");

      String later = Instant.now().plus(Duration.ofMinutes(40)).toString();
      secretary.post("/api/meetings/" + meeting + "/reschedule", Map.of("startsAt", later));

      JsonNode after = secretary.get("/api/meetings/" + meeting);
      assertThat(after.path("rehearsal").isNull()).as("its line check is near").isTrue();
      assertThat(asking(secretary, meeting)).isEmpty();
      second.kill();
    }
  }

  private static void killAfter(CountDownLatch underWay, ServerProcess server) {
    try {
      underWay.await();
      server.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> sitesOf(Map<String, String> sent, Set<String> answered) {
    return sent.entrySet().stream()
        .filter(e -> answered.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private DemoSession signIn(ServerProcess server, Path data) throws Exception {
    DemoSession session = new DemoSession(json, server.base(), Optional.empty());
    String[] account = secretary(data);
    session.signIn(account[0], account[1]);
    return session;
  }

  /** The first secretary in the file that the demo leaves for whoever started it. */
  private static String[] secretary(Path data) throws Exception {
    return Files.readAllLines(data.resolve("demo-accounts.txt")).stream()
        .filter(line -> line.contains("secretary"))
        .findFirst()
        .orElseThrow()
        .strip()
        .split("\\s+");
  }

  private static String firstMeeting(DemoSession secretary) {
    return secretary.get("/api/meetings").get(0).path("id").asString();
  }

  private static List<String> sites(DemoSession secretary, String meeting) {
    return secretary
        .get("/api/meetings/" + meeting)
        .path("invited")
        .valueStream()
        .filter(i -> i.path("unit").path("level").asString().equals("commune"))
        .map(i -> i.path("site").path("id").asString())
        .toList();
  }

  private static List<String> asking(DemoSession secretary, String meeting) {
    JsonNode queue = secretary.get("/api/rooms/" + meeting).path("queue");
    return queue.valueStream().map(r -> r.path("site").asString()).toList();
  }

  private static boolean request(DemoSession secretary, String meeting, String id, String site) {
    try {
      secretary.post(
          "/api/rooms/" + meeting + "/commands",
          Map.of(
              "id",
              id,
              "name",
              "queue.request",
              "args",
              Map.of(
                  "site",
                  site,
                  "speaker",
                  "Nguyễn Văn An",
                  "position",
                  "Chủ tịch UBND",
                  "subject",
                  "Giải phóng mặt bằng")));
      return true;
    } catch (java.io.UncheckedIOException connectionLost) {
      return false;
    }
  }
}
