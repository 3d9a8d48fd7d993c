package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each ends in "no text" with a reason, and the file after it is read as if nothing had been. */
class HostileFileTest {

  private static final String WORD =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  private static TestStore test;

  @BeforeAll
  static void open() {
    test = TestStore.empty();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @AfterEach
  void the_next_file_is_read() {
    UUID next = test.read(Fixtures.utf8("Tệp tiếp theo " + UUID.randomUUID()), "tiep.txt");
    assertThat(test.document(next).text()).isEqualTo(TextState.READY);
  }

  @Test
  void an_encrypted_pdf() {
    UUID id = test.read(Fixtures.encryptedPdf("bí mật"), "mat.pdf");

    assertThat(test.document(id).noText()).contains(NoText.ENCRYPTED);
  }

  @Test
  void half_a_pdf_is_read_as_far_as_it_goes() {
    byte[] pdf = Fixtures.pdf("Trang một", "Trang hai");
    UUID id = test.read(Fixtures.part(pdf, pdf.length / 2), "nua.pdf");

    assertThat(test.document(id).text()).isNotEqualTo(TextState.PENDING);
  }

  @Test
  void entities_that_multiply() {
    StringBuilder entities = new StringBuilder("<!ENTITY a \"lol\">");
    for (char c = 'b'; c <= 'k'; c++) {
      entities.append("<!ENTITY ").append(c).append(" \"");
      entities.append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
    }
    String xml = "<?xml version=\"1.0\"?><!DOCTYPE d [" + entities + "]>" + body("&k;");
    UUID id = test.read(Fixtures.rawDocx(Fixtures.utf8(xml)), "lol.docx");

    assertThat(test.document(id).text()).isEqualTo(TextState.NONE);
  }

  @Test
  void an_entity_that_reads_a_file_of_the_server(@TempDir Path folder) throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "tuyetmat");
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + body("&x;");
    UUID id = test.read(Fixtures.rawDocx(Fixtures.utf8(xml)), "xxe.docx");

    assertThat(test.document(id).text()).isNotEqualTo(TextState.PENDING);
    assertThat(test.store.text(id, 1).orElse("")).doesNotContain("tuyetmat");
  }

  @Test
  void elements_nested_without_end() {
    String open = "<w:tbl><w:tr><w:tc>";
    String xml = "<?xml version=\"1.0\"?>" + body(open.repeat(200_000));
    UUID id = test.read(Fixtures.rawDocx(Fixtures.utf8(xml)), "sau.docx");

    assertThat(test.document(id).text()).isEqualTo(TextState.NONE);
  }

  @Test
  void a_file_within_a_file_is_not_opened() {
    byte[] inner = Fixtures.docx("bên trong");
    byte[] outer =
        Fixtures.zip(
            "application/vnd.oasis.opendocument.text",
            Map.of("content.xml", odtContent("bên ngoài"), "Object 1/inner.docx", inner));
    UUID id = test.read(outer, "long.odt");

    assertThat(test.store.text(id, 1)).contains("bên ngoài");
  }

  @Test
  void a_picture_that_is_only_a_head() {
    Upload upload = test.receive(Fixtures.part(Fixtures.png(), 20), "anh.png");

    assertThat(upload).isInstanceOf(Upload.Received.class);
  }

  private static byte[] odtContent(String text) {
    return Fixtures.utf8(
        "<?xml version=\"1.0\"?><o:document-content"
            + " xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:body><o:text><t:p>"
            + text
            + "</t:p></o:text></o:body></o:document-content>");
  }

  private static String body(String content) {
    return "<w:document "
        + WORD
        + "><w:body><w:p><w:r><w:t>"
        + content
        + "</w:t></w:r></w:p></w:body></w:document>";
  }
}
