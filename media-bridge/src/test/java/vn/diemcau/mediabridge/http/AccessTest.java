package vn.diemcau.mediabridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use the REST side, over real HTTP and HTTPS. */
class AccessTest {

  @TempDir private Path folder;

  @Test
  void with_a_secret_nothing_but_health_is_answered_without_it() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "a-secret-of-an-office\n");
    try (BridgeServer server = start("--http.secret-file=" + secret);
        HttpClient http = HttpClient.newHttpClient()) {
      URI base = URI.create("http://127.0.0.1:" + server.port());
      assertThat(status(http, base, "/about/health", null)).isEqualTo(200);
      assertThat(status(http, base, "/about/version", null)).isEqualTo(401);
      assertThat(status(http, base, "/metrics", "Bearer wrong-secret-of-all")).isEqualTo(401);
      assertThat(status(http, base, "/metrics", "a-secret-of-an-office")).isEqualTo(401);
      assertThat(status(http, base, "/metrics", "Bearer a-secret-of-an-office")).isEqualTo(200);
    }
  }

  @Test
  void on_loopback_a_page_under_a_name_of_its_own_is_kept_out() throws Exception {
    try (BridgeServer server = start();
        Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: page.example:80\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void with_mutual_tls_a_certificate_of_the_trust_store_opens_it() throws Exception {
    TestCertificates certificates = TestCertificates.in(folder);
    try (BridgeServer server =
            start(
                "--http.tls.key-store=" + certificates.serverStore(),
                "--http.tls.key-store-password=" + TestCertificates.PASSWORD,
                "--http.tls.trust-store=" + certificates.clientTrust(),
                "--http.tls.trust-store-password=" + TestCertificates.PASSWORD);
        HttpClient known = certificates.client(true);
        HttpClient unknown = certificates.client(false)) {
      URI base = URI.create("https://localhost:" + server.port());
      assertThat(status(known, base, "/metrics", null)).isEqualTo(200);
      assertThat(status(unknown, base, "/metrics", null)).isEqualTo(401);
      assertThat(status(unknown, base, "/about/health", null)).isEqualTo(200);
    }
  }

  @Test
  void a_port_for_channels_alone_answers_no_rest() throws Exception {
    try (BridgeServer server = start("--channel.port=0");
        HttpClient http = HttpClient.newHttpClient()) {
      URI channels = URI.create("http://127.0.0.1:" + server.channelPort());
      assertThat(server.channelPort()).isNotEqualTo(server.port());
      assertThat(server.bridge().config().channelBase())
          .isEqualTo("ws://127.0.0.1:" + server.channelPort() + "/colibri-ws");
      assertThat(status(http, channels, "/about/health", null)).isEqualTo(404);
      assertThat(status(http, channels, "/metrics", null)).isEqualTo(404);
    }
  }

  private static BridgeServer start(String... more) throws StartRefused {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--http.port=0");
    arguments.add("--media.first-port=0");
    arguments.add("--media.loops=1");
    return BridgeServer.start(Settings.read(arguments, Map.of()));
  }

  private static int status(HttpClient http, URI base, String path, String authorization)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString()).statusCode();
  }
}
