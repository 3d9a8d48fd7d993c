package vn.diemcau.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import vn.diemcau.platform.web.SinglePageForward.PageOrFile;

/** Which addresses get the client's page, which a file, and which neither. */
class SinglePageForwardTest {

  @TempDir private Path directory;
  private Resource location;

  @BeforeEach
  void a_built_client() throws IOException {
    Files.writeString(directory.resolve("index.html"), "<html>");
    Files.writeString(directory.resolve("favicon.svg"), "<svg>");
    location = new FileSystemResource(directory + "/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sign-in", "meetings/0198c0de/room", "units", "documents/0198c0de"})
  void an_address_of_the_client_gets_its_page(String path) throws IOException {
    assertThat(answer(path)).isNotNull();
    assertThat(answer(path).getFilename()).isEqualTo("index.html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/meetings", "ws/room/1", "actuator/health", "v3/api-docs"})
  void what_the_server_answers_is_never_taken_for_a_page(String path) throws IOException {
    assertThat(answer(path)).isNull();
  }

  @Test
  void a_file_is_itself_and_a_missing_file_is_missing() throws IOException {
    assertThat(answer("favicon.svg").getFilename()).isEqualTo("favicon.svg");
    assertThat(answer("assets/index-gone.js")).isNull();
  }

  /** Browsers refuse a module, and with it the reader's worker, under any other type. */
  @ParameterizedTest
  @ValueSource(strings = {"index.js", "pdf.worker.min.mjs"})
  void scripts_are_sent_as_scripts(String name) {
    assertThat(MediaTypeFactory.getMediaType(name)).hasValue(new MediaType("text", "javascript"));
  }

  private Resource answer(String path) throws IOException {
    return new PageOrFile().getResource(path, location);
  }
}
