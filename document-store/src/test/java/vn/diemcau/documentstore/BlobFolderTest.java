package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobFolderTest {

  @TempDir Path root;

  @Test
  void a_kept_file_lies_under_the_hash_of_its_content() throws Exception {
    try (var folder = new BlobFolder(root)) {
      BlobFolder.Incoming incoming = folder.receive(stream("abc"), 10);
      folder.keep(incoming);

      // FIPS 180-2, appendix B.1
      String hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
      assertThat(incoming.hash()).isEqualTo(hash);
      assertThat(folder.path(hash)).hasContent("abc");
    }
  }

  @Test
  void the_same_content_is_kept_once() throws Exception {
    try (var folder = new BlobFolder(root)) {
      folder.keep(folder.receive(stream("abc"), 10));
      folder.keep(folder.receive(stream("abc"), 10));

      assertThat(folder.files()).hasSize(1);
    }
  }

  @Test
  void a_file_over_the_limit_leaves_nothing_behind() {
    try (var folder = new BlobFolder(root)) {
      assertThatThrownBy(() -> folder.receive(stream("abcd"), 3))
          .isInstanceOf(BlobFolder.TooMuch.class);

      assertThat(parts()).isEmpty();
      assertThat(folder.files()).isEmpty();
    }
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing_behind() {
    InputStream breaking =
        new InputStream() {
          private int left = 100_000;

          @Override
          public int read() throws IOException {
            if (left-- == 0) {
              throw new IOException("connection reset");
            }
            return 'x';
          }

          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            b[off] = (byte) read();
            return 1;
          }
        };
    try (var folder = new BlobFolder(root)) {
      assertThatThrownBy(() -> folder.receive(breaking, 1_000_000))
          .isInstanceOf(BlobFolder.SenderGone.class);

      assertThat(parts()).isEmpty();
      assertThat(folder.files()).isEmpty();
    }
  }

  @Test
  void what_a_crash_left_is_cleared_at_the_next_start() throws Exception {
    Path crashed = Files.createDirectories(root.resolve("scratch/of-a-dead-process"));
    Files.writeString(crashed.resolve("half.part"), "half");
    Files.createDirectory(crashed.resolve("worker-1"));
    Files.writeString(crashed.resolve("worker-1/tika.tmp"), "x");

    try (var folder = new BlobFolder(root)) {
      assertThat(crashed).doesNotExist();
      assertThat(folder.scratch()).exists();
    }
  }

  @Test
  void the_scratch_folder_of_a_living_store_is_left_alone() throws Exception {
    try (var living = new BlobFolder(root)) {
      BlobFolder.Incoming incoming = living.receive(stream("abc"), 10);
      try (var second = new BlobFolder(root)) {
        living.keep(incoming);

        assertThat(second.path(incoming.hash())).hasContent("abc");
      }
    }
  }

  @Test
  void a_file_that_no_document_wants_is_cleared_but_a_fresh_one_is_not() throws Exception {
    try (var folder = new BlobFolder(root)) {
      BlobFolder.Incoming wanted = folder.receive(stream("wanted"), 10);
      BlobFolder.Incoming unwanted = folder.receive(stream("unwanted"), 10);
      folder.keep(wanted);
      folder.keep(unwanted);
      Instant now = Instant.now();

      assertThat(folder.clear(wanted.hash()::equals, now.minusSeconds(3600))).isZero();
      assertThat(folder.clear(wanted.hash()::equals, now.plusSeconds(3600))).isEqualTo(1);
      assertThat(folder.path(wanted.hash())).exists();
      assertThat(folder.path(unwanted.hash())).doesNotExist();
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(Fixtures.utf8(text));
  }

  private List<Path> parts() {
    try (Stream<Path> all = Files.walk(root.resolve("scratch"))) {
      return all.filter(f -> f.toString().endsWith(".part")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
