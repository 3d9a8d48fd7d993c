package vn.diemcau.documentstore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;

/** Files as people upload them, good ones and hostile ones, made while the test runs. */
final class Fixtures {

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private Fixtures() {}

  /** Makes bytes. */
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws Exception;
  }

  static byte[] bytes(Writer writer) {
    var out = new ByteArrayOutputStream();
    try {
      writer.write(out);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /** A PDF with one line of text on each page. */
  static byte[] pdf(String... pages) {
    return bytes(
        out -> {
          try (PDDocument document = pdfDocument(pages)) {
            document.save(out);
          }
        });
  }

  static byte[] encryptedPdf(String page) {
    return bytes(
        out -> {
          try (PDDocument document = pdfDocument(page)) {
            var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            document.save(out);
          }
        });
  }

  private static PDDocument pdfDocument(String... pages) throws IOException {
    PDDocument document = new PDDocument();
    PDFont font =
        PDType0Font.load(
            document,
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
    for (String text : pages) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        if (!text.isEmpty()) {
          content.beginText();
          content.setFont(font, 12);
          content.newLineAtOffset(50, 700);
          content.showText(text);
          content.endText();
        }
      }
    }
    return document;
  }

  static byte[] docx(String... paragraphs) {
    return bytes(
        out -> {
          try (var document = new XWPFDocument()) {
            for (String text : paragraphs) {
              document.createParagraph().createRun().setText(text);
            }
            document.write(out);
          }
        });
  }

  static byte[] docm(String text) {
    return bytes(
        out -> {
          try (var document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(text);
            OPCPackage parts = document.getPackage();
            parts.replaceContentType(
                XWPFRelation.DOCUMENT.getContentType(),
                XWPFRelation.MACRO_DOCUMENT.getContentType());
            document.write(out);
          }
        });
  }

  static byte[] protectedDocx(String text) {
    return bytes(
        out -> {
          try (var files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("mật khẩu");
            try (OutputStream data = encryptor.getDataStream(files)) {
              data.write(docx(text));
            }
            files.writeFilesystem(out);
          }
        });
  }

  /** A workbook of two sheets with one cell each. */
  static byte[] xlsx(String first, String second) {
    return bytes(out -> workbook(new XSSFWorkbook(), first, second, out));
  }

  static byte[] xls(String first, String second) {
    return bytes(out -> workbook(new HSSFWorkbook(), first, second, out));
  }

  private static void workbook(Workbook workbook, String first, String second, OutputStream out)
      throws IOException {
    try (workbook) {
      workbook.createSheet("Tổng hợp").createRow(0).createCell(0).setCellValue(first);
      workbook.createSheet("Chi tiết").createRow(0).createCell(0).setCellValue(second);
      workbook.write(out);
    }
  }

  static byte[] pptx(String... slides) {
    return bytes(
        out -> {
          try (var show = new XMLSlideShow()) {
            for (String text : slides) {
              XSLFTextBox box = show.createSlide().createTextBox();
              box.setAnchor(new java.awt.Rectangle(50, 50, 400, 100));
              box.setText(text);
            }
            show.write(out);
          }
        });
  }

  static byte[] ppt(String... slides) {
    return bytes(
        out -> {
          try (var show = new HSLFSlideShow()) {
            for (String text : slides) {
              HSLFTextBox box = new HSLFTextBox();
              box.setText(text);
              show.createSlide().addShape(box);
            }
            show.write(out);
          }
        });
  }

  static byte[] odt(String text) {
    return openDocument("text", "<text:p>" + text + "</text:p>");
  }

  static byte[] ods(String first, String second) {
    String sheet =
        "<table:table><table:table-row><table:table-cell><text:p>%s</text:p></table:table-cell>"
            + "</table:table-row></table:table>";
    return openDocument("spreadsheet", sheet.formatted(first) + sheet.formatted(second));
  }

  static byte[] odp(String first, String second) {
    String slide =
        "<draw:page><draw:frame><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame>"
            + "</draw:page>";
    return openDocument("presentation", slide.formatted(first) + slide.formatted(second));
  }

  private static byte[] openDocument(String kind, String body) {
    String names =
        Stream.of("office", "text", "table")
            .map(n -> "xmlns:" + n + "=\"urn:oasis:names:tc:opendocument:xmlns:" + n + ":1.0\"")
            .collect(Collectors.joining(" "));
    String draw = " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";
    String content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
            + names
            + draw
            + "><office:body><office:%1$s>%2$s</office:%1$s></office:body>".formatted(kind, body)
            + "</office:document-content>";
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("content.xml", utf8(content));
    return zip("application/vnd.oasis.opendocument." + kind, entries);
  }

  /** A DOCX whose main part is what the test says, well-formed or not. */
  static byte[] rawDocx(byte[] document) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "[Content_Types].xml",
        utf8(
            "<?xml version=\"1.0\"?><Types"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                + " PartName=\"/word/document.xml\" ContentType=\""
                + OFFICE
                + "wordprocessingml.document.main+xml\"/></Types>"));
    entries.put(
        "_rels/.rels",
        utf8(
            "<?xml version=\"1.0\"?><Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                + " Id=\"r1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                + " Target=\"word/document.xml\"/></Relationships>"));
    entries.put("word/document.xml", document);
    return zip(null, entries);
  }

  static byte[] zip(String mimetype, Map<String, byte[]> entries) {
    return bytes(
        out -> {
          try (var zip = new ZipOutputStream(out)) {
            if (mimetype != null) {
              ZipEntry first = new ZipEntry("mimetype");
              byte[] content = utf8(mimetype);
              var crc = new CRC32();
              crc.update(content);
              first.setMethod(ZipEntry.STORED);
              first.setSize(content.length);
              first.setCrc(crc.getValue());
              zip.putNextEntry(first);
              zip.write(content);
            }
            for (var entry : entries.entrySet()) {
              zip.putNextEntry(new ZipEntry(entry.getKey()));
              zip.write(entry.getValue());
            }
          }
        });
  }

  static byte[] png() {
    return bytes(
        out ->
            javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "png",
                out));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] part(byte[] whole, int length) {
    return java.util.Arrays.copyOf(whole, length);
  }

  /** The Java launcher of this machine: a real program. */
  static byte[] program() {
    try {
      return java.nio.file.Files.readAllBytes(
          java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
