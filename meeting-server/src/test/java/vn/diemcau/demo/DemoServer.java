package vn.diemcau.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;

/** The demo city on a server process: its people, and what the secretary does to its meeting. */
public final class DemoServer {

  private final ServerProcess server;
  private final Path data;
  private TestSession secretary;
  private String meeting;

  public DemoServer(ServerProcess server, Path data) {
    this.server = server;
    this.data = data;
  }

  /** Starts the first meeting of the list. */
  public void startMeeting() throws IOException {
    JsonNode first = takeMeeting();
    if (first.path("phase").asString().equals("announced")) {
      command("meeting.open-line-check", Map.of());
    }
    command("meeting.start", Map.of());
  }

  /** The first meeting of the list, as it is. */
  public JsonNode takeMeeting() throws IOException {
    secretary = signedIn("thuky-01");
    JsonNode first = secretary.get("/api/meetings").json().get(0);
    meeting = first.path("id").asString();
    return first;
  }

  /** Gives the floor to the site of the unit with this code. */
  public void invite(String unit) {
    for (JsonNode invited : secretary.get("/api/meetings/" + meeting).json().path("invited")) {
      if (invited.path("unit").path("code").asString().equals(unit)) {
        String site = invited.path("site").path("id").asString();
        command("floor.invite", Map.of("site", site, "minutes", 30));
      }
    }
  }

  /** How many sites are linked to the room now. */
  public long connected() {
    JsonNode sites = secretary.get("/api/rooms/" + meeting).json().path("sites");
    return sites.valueStream().filter(site -> site.path("connected").asBoolean()).count();
  }

  private void command(String name, Map<String, Object> args) {
    TestSession.Answer answer =
        secretary.post(
            "/api/rooms/" + meeting + "/commands",
            Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args));
    assertThat(answer.status()).as(name + " " + answer.text()).isEqualTo(200);
  }

  /** The address of one of the meeting's pages. */
  public String page(String page) {
    return "/meetings/" + meeting + "/" + page;
  }

  public TestSession signedIn(String login) throws IOException {
    TestSession session = new TestSession(server.base().getPort());
    TestCity.Person person = person(login);
    session.signIn(person.login(), person.password());
    return session;
  }

  /** An account of the demo by its login. */
  public TestCity.Person person(String login) throws IOException {
    return Files.readAllLines(data.resolve("demo-accounts.txt")).stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words[0].equals(login))
        .map(words -> new TestCity.Person(null, words[0], words[1]))
        .findFirst()
        .orElseThrow();
  }
}
