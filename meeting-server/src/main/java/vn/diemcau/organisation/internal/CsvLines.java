package vn.diemcau.organisation.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.diemcau.organisation.UnitImports;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Reads a CSV file whose first line has to be a certain header; says why when it cannot. */
final class CsvLines {

  static final int MAX_LINES = 50_000;

  /** One line: its number in the file, from 1, and its cleaned fields. */
  record Line(long number, List<String> fields) {

    String field(int index) {
      return fields.get(index);
    }
  }

  private CsvLines() {}

  static Outcome<List<Line>> read(byte[] file, List<String> header) {
    if (file.length > UnitImports.MAX_BYTES) {
      return refused(
          RefusalKind.TOO_LARGE,
          "organisation.file-too-large",
          Map.of("max", UnitImports.MAX_BYTES / 1024 / 1024));
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(file))
              .toString();
    } catch (CharacterCodingException e) {
      return refused(RefusalKind.INVALID, "organisation.not-utf8", Map.of());
    }
    return parse(text.startsWith("\uFEFF") ? text.substring(1) : text, header);
  }

  private static Outcome<List<Line>> parse(String text, List<String> header) {
    List<Line> lines = new ArrayList<>();
    long last = 0;
    boolean headed = false;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(text)) {
      for (CsvRecord line : reader) {
        last = line.getStartingLineNumber();
        List<String> fields = line.getFields().stream().map(Folding::clean).toList();
        if (!headed) {
          if (!fields.equals(header)) {
            return wrongHeader(header);
          }
          headed = true;
        } else if (lines.size() == MAX_LINES) {
          return refused(
              RefusalKind.TOO_LARGE, "organisation.too-many-lines", Map.of("max", MAX_LINES));
        } else {
          lines.add(new Line(last, fields));
        }
      }
    } catch (CsvParseException e) {
      return refused(RefusalKind.INVALID, "organisation.not-csv", Map.of("line", last + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return headed ? Outcome.done(lines) : wrongHeader(header);
  }

  private static Outcome<List<Line>> wrongHeader(List<String> header) {
    return refused(
        RefusalKind.INVALID,
        "organisation.wrong-header",
        Map.of("expected", String.join(",", header)));
  }

  private static Outcome<List<Line>> refused(
      RefusalKind kind, String code, Map<String, Object> args) {
    return Outcome.refused(Refusal.of(kind, code, args));
  }
}
