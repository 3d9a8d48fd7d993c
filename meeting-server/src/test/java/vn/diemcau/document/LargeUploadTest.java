package vn.diemcau.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import jakarta.servlet.ServletContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.meeting.MeetingId;

/** Uploads that are large or that grow large: what they cost, and what is left when they break. */
@ServerTest
class LargeUploadTest {

  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS = 100;
  private static final String FORM =
      "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"anh.png\"\r\n\r\n";
  private static final String END = "\r\n--cut--\r\n";

  @Autowired TestCities cities;
  @Autowired ServletContext servlets;

  @Value("${diemcau.data}")
  Path data;

  private TestSession secretary;
  private MeetingId meeting;

  @BeforeEach
  void aMeeting() {
    TestCity city = cities.fresh();
    secretary = city.signedIn(city.secretary);
    meeting = TestMeetings.draft(city, TestMeetings.plan(city));
  }

  @Test
  void a_hundred_megabytes_go_to_the_disk_and_not_through_memory() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getTotalThreadAllocatedBytes();

    try (Socket socket = upload()) {
      send(socket.getOutputStream(), BLOCKS);
      socket.getOutputStream().write(END.getBytes(UTF_8));
      socket.getOutputStream().flush();
      assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
          .isEqualTo("HTTP/1.1 200");
    }

    assertThat(threads.getTotalThreadAllocatedBytes() - before)
        .as("allocated by all threads together")
        .isLessThan((long) BLOCKS * BLOCK / 2);
    assertThat(Papers.list(secretary, meeting).getFirst().path("size").asLong())
        .isGreaterThan((long) BLOCKS * BLOCK);
    await(() -> passing() == 0);
  }

  @Test
  void an_upload_whose_connection_breaks_leaves_nothing_behind() throws IOException {
    long kept = kept();
    try (Socket socket = upload()) {
      send(socket.getOutputStream(), 20);
      socket.getOutputStream().flush();
      await(() -> passing() > BLOCK);
    }
    await(() -> passing() == 0);

    assertThat(Papers.list(secretary, meeting)).isEmpty();
    assertThat(kept()).isEqualTo(kept);
  }

  @Test
  void a_document_that_would_grow_a_thousandfold_is_refused_and_leaves_nothing_behind()
      throws IOException {
    byte[] bomb = bomb();
    assertThat(bomb.length).isLessThan(BLOCK);
    long kept = kept();

    Answer answer = Papers.send(secretary, meeting, "Báo cáo.docx", bomb);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("document-store.zip-bomb");
    assertThat(answer.json().path("sentences").path("vi").asString()).startsWith("Tệp nén");
    assertThat(Papers.list(secretary, meeting)).isEmpty();
    assertThat(kept()).isEqualTo(kept);
  }

  /** A connection on which the head of an upload has been sent. */
  private Socket upload() throws IOException {
    URI server = URI.create(secretary.origin());
    Socket socket = new Socket(server.getHost(), server.getPort());
    long length = FORM.length() + png().length + (long) BLOCKS * BLOCK + END.length();
    String head =
        "POST /api/meetings/"
            + meeting
            + "/documents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
            + secretary.cookieHeader()
            + "\r\nX-XSRF-TOKEN: "
            + secretary.cookie("XSRF-TOKEN")
            + "\r\nContent-Type: multipart/form-data; boundary=cut\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(UTF_8));
    return socket;
  }

  private static void send(OutputStream out, int blocks) throws IOException {
    out.write(FORM.getBytes(UTF_8));
    out.write(png());
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < blocks; i++) {
      out.write(block);
    }
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<?xml version=\"1.0\"?><Types"
                  + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  + "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
                  + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                  + "</Types>")
              .getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] block = new byte[BLOCK];
      for (int i = 0; i < 256; i++) {
        zip.write(block);
      }
    }
    return out.toByteArray();
  }

  /** Bytes in files that are only passing through. */
  private long passing() {
    File folder = (File) servlets.getAttribute(ServletContext.TEMPDIR);
    try (Stream<Path> all =
        Stream.concat(
            Files.walk(folder.toPath()),
            Files.walk(data.resolve("documents")).filter(f -> f.toString().endsWith(".part")))) {
      return all.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      // a file went away while it was being counted
      return -1;
    }
  }

  private long kept() throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("documents").resolve("blobs"))) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
