package vn.diemcau.device.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads the first sheet of a workbook that somebody sent: each row by the words of the first one.
 * The parts are unpacked once for their size before they are read, so that a small file that
 * unpacks to gigabytes is not.
 */
final class SheetRows {

  static final int MOST_BYTES = 5 * 1024 * 1024;
  static final int MOST_ROWS = 5_000;
  private static final long MOST_UNPACKED = 50L * 1024 * 1024;
  private static final int MOST_COLUMNS = 100;

  /**
   * A row with something in it.
   *
   * @param number as the office program shows it, from 1
   */
  record Line(int number, Map<String, String> cells) {
    String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  private SheetRows() {}

  /** Empty when the bytes are no workbook, or one that is too large. */
  static Optional<List<Line>> read(byte[] bytes) {
    try {
      return unpacksWell(bytes) ? Optional.of(lines(bytes)) : Optional.empty();
    } catch (IOException | RuntimeException notAWorkbook) {
      return Optional.empty();
    }
  }

  private static boolean unpacksWell(byte[] bytes) throws IOException {
    long unpacked = 0;
    byte[] buffer = new byte[64 * 1024];
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        try (InputStream part = zip.getInputStream(entries.nextElement())) {
          for (int n = part.read(buffer); n >= 0; n = part.read(buffer)) {
            unpacked += n;
            if (unpacked > MOST_UNPACKED) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private static List<Line> lines(byte[] bytes) throws IOException {
    List<Line> lines = new ArrayList<>();
    Map<Integer, String> head = new HashMap<>();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      rows.limit(MOST_ROWS + 1L)
          .forEach(
              row -> {
                if (head.isEmpty()) {
                  row.stream()
                      .filter(cell -> cell != null && cell.getColumnIndex() < MOST_COLUMNS)
                      .forEach(cell -> head.put(cell.getColumnIndex(), text(cell)));
                } else {
                  line(row, head).ifPresent(lines::add);
                }
              });
    }
    return lines;
  }

  private static Optional<Line> line(Row row, Map<Integer, String> head) {
    Map<String, String> cells = new LinkedHashMap<>();
    row.stream()
        .filter(cell -> cell != null && head.containsKey(cell.getColumnIndex()))
        .forEach(cell -> cells.put(head.get(cell.getColumnIndex()), text(cell)));
    boolean empty = cells.values().stream().allMatch(String::isBlank);
    return empty ? Optional.empty() : Optional.of(new Line(row.getRowNum(), cells));
  }

  private static String text(Cell cell) {
    boolean isDate =
        cell.getType() == CellType.NUMBER
            && cell.getDataFormatString() != null
            && cell.getDataFormatString().toLowerCase(java.util.Locale.ROOT).contains("yy");
    if (isDate) {
      LocalDate day = cell.asDate().toLocalDate();
      return EndpointSheet.DAY.format(day);
    }
    String text = cell.getText();
    return text == null ? "" : text.strip();
  }
}
