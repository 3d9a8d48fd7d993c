package vn.diemcau.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import tools.jackson.databind.JsonNode;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.TestSession.Part;
import vn.diemcau.meeting.MeetingId;

/** What tests of documents have in common: files, uploads, waiting for a text. */
public final class Papers {

  private Papers() {}

  /** A PDF with one line of text on each page. */
  public static byte[] pdf(String... pages) {
    var out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      var font =
          PDType0Font.load(
              document,
              PDDocument.class.getResourceAsStream(
                  "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
      for (String text : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 12);
          content.newLineAtOffset(50, 700);
          content.showText(text);
          content.endText();
        }
      }
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Answer send(
      TestSession session, MeetingId meeting, String fileName, byte[] content, Part... fields) {
    List<Part> parts = new ArrayList<>(List.of(fields));
    parts.add(new Part("file", fileName, content));
    return session.upload("/api/meetings/" + meeting + "/documents", parts);
  }

  /** Uploads and returns the new document's id. */
  public static String put(
      TestSession session, MeetingId meeting, String fileName, byte[] content, Part... fields) {
    Answer answer = send(session, meeting, fileName, content, fields);
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("id").asString();
  }

  /** Uploads, releases to the invited units, and returns the new document's id. */
  public static String released(
      TestSession session, MeetingId meeting, String fileName, byte[] content) {
    String id = put(session, meeting, fileName, content);
    Answer answer =
        session.post("/api/meetings/" + meeting + "/documents/release", Map.of("ids", List.of(id)));
    if (answer.status() != 204) {
      throw new AssertionError(answer.text());
    }
    return id;
  }

  static List<JsonNode> list(TestSession session, MeetingId meeting) {
    Answer answer = session.get("/api/meetings/" + meeting + "/documents");
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return StreamSupport.stream(answer.json().spliterator(), false).toList();
  }

  /** Waits until the text has been read in the background, at most a minute. */
  public static JsonNode whenRead(TestSession session, String document)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (System.nanoTime() < end) {
      JsonNode view = session.get("/api/documents/" + document).json();
      if (!view.path("text").asString().equals("pending")) {
        return view;
      }
      new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("the text is not read");
  }
}
