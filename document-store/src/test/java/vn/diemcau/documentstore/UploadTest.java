package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.documentstore.StoreRefusal.Reason;

class UploadTest {

  private static final String TEXT = "Báo cáo công tác quý III";
  private static TestStore test;

  @BeforeAll
  static void open() {
    test = TestStore.empty();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  static Stream<Arguments> taken() {
    return Stream.of(
        Arguments.of(Fixtures.pdf(TEXT), "a.pdf", FileType.PDF),
        Arguments.of(Fixtures.docx(TEXT), "a.docx", FileType.DOCX),
        Arguments.of(Fixtures.xlsx(TEXT, TEXT), "a.xlsx", FileType.XLSX),
        Arguments.of(Fixtures.pptx(TEXT), "a.pptx", FileType.PPTX),
        Arguments.of(Fixtures.xls(TEXT, TEXT), "a.xls", FileType.XLS),
        Arguments.of(Fixtures.ppt(TEXT), "a.ppt", FileType.PPT),
        Arguments.of(Fixtures.odt(TEXT), "a.odt", FileType.ODT),
        Arguments.of(Fixtures.png(), "a.png", FileType.PNG),
        Arguments.of(Fixtures.utf8(TEXT), "a.txt", FileType.TXT),
        Arguments.of(Fixtures.utf8("xã,số\nA,1\nB,2\n"), "a.csv", FileType.CSV));
  }

  @ParameterizedTest
  @MethodSource("taken")
  void a_file_of_an_allowed_type_is_taken(byte[] content, String name, FileType type) {
    assertThat(test.receive(content, name))
        .isInstanceOfSatisfying(
            Upload.Received.class,
            file -> {
              assertThat(file.type()).isEqualTo(type);
              assertThat(file.fileName()).isEqualTo(name);
              assertThat(file.size()).isEqualTo(content.length);
            });
  }

  static Stream<Arguments> refused() {
    byte[] docx = Fixtures.docx(TEXT);
    byte[] page = Fixtures.utf8("<!DOCTYPE html><html><script>alert(1)</script></html>");
    byte[] hidden = Fixtures.utf8("Báo cáo" + " ".repeat(3000) + "<script>alert(1)</script>");
    byte[] svg = Fixtures.utf8("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>");
    byte[] nested = nestedZip(40);
    return Stream.of(
        Arguments.of("a program", Fixtures.program(), "bao-cao.pdf", Reason.TYPE_NOT_ALLOWED),
        Arguments.of("a Windows program", exe(), "bao-cao.docx", Reason.TYPE_NOT_ALLOWED),
        Arguments.of(
            "a shell script",
            Fixtures.utf8("#!/bin/sh\nrm -rf /\n"),
            "bao-cao.txt",
            Reason.TYPE_NOT_ALLOWED),
        Arguments.of(
            "a batch file", Fixtures.utf8("dir\r\n"), "bao-cao.bat", Reason.TYPE_NOT_ALLOWED),
        Arguments.of("a page", page, "bao-cao.pdf", Reason.TYPE_NOT_ALLOWED),
        Arguments.of("a page in a text", hidden, "bao-cao.txt", Reason.TYPE_NOT_ALLOWED),
        Arguments.of("an active picture", svg, "anh.png", Reason.TYPE_NOT_ALLOWED),
        Arguments.of("an archive in archives", nested, "tai-lieu.docx", Reason.TYPE_NOT_ALLOWED),
        Arguments.of("macros", Fixtures.docm(TEXT), "bao-cao.docx", Reason.MACROS),
        Arguments.of("a password", Fixtures.protectedDocx(TEXT), "bao-cao.docx", Reason.PASSWORD),
        Arguments.of("a bomb", bomb(), "bao-cao.docx", Reason.ZIP_BOMB),
        Arguments.of("half a DOCX", Fixtures.part(docx, docx.length / 2), "b.docx", Reason.BROKEN),
        Arguments.of("nothing", new byte[0], "bao-cao.pdf", Reason.EMPTY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void a_file_is_refused_whatever_its_name_says(
      String what, byte[] content, String name, Reason reason) {
    int before = test.store.clear() + filesKept();

    assertThat(test.refusal(content, name).reason()).as(what).isEqualTo(reason);

    assertThat(filesKept()).isEqualTo(before);
    assertThat(scratchFiles()).isZero();
  }

  @Test
  void a_wrong_ending_is_mended_by_the_content() {
    assertThat(test.receive(Fixtures.pdf(TEXT), "ke-hoach.exe"))
        .isInstanceOfSatisfying(
            Upload.Received.class,
            file -> assertThat(file.fileName()).isEqualTo("ke-hoach.exe.pdf"));
  }

  private static byte[] exe() {
    byte[] exe = new byte[4096];
    exe[0] = 'M';
    exe[1] = 'Z';
    exe[0x3c] = (byte) 0x80;
    exe[0x80] = 'P';
    exe[0x81] = 'E';
    return exe;
  }

  private static byte[] bomb() {
    return Fixtures.rawDocx(new byte[64 << 20]);
  }

  private static byte[] nestedZip(int depth) {
    byte[] content = Fixtures.utf8("x");
    for (int i = 0; i < depth; i++) {
      content = Fixtures.zip(null, Map.of("inner.zip", content));
    }
    return content;
  }

  private static int filesKept() {
    return count(test.folder.resolve("blobs"));
  }

  private static int scratchFiles() {
    return (int)
        list(test.folder.resolve("scratch")).filter(f -> f.toString().endsWith(".part")).count();
  }

  private static int count(java.nio.file.Path folder) {
    return (int) list(folder).filter(java.nio.file.Files::isRegularFile).count();
  }

  private static Stream<java.nio.file.Path> list(java.nio.file.Path folder) {
    try {
      return java.nio.file.Files.walk(folder);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
