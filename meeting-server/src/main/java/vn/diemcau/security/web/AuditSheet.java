package vn.diemcau.security.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.diemcau.security.internal.AuditTrail.Entry;

/** Writes entries of the audit trail as a spreadsheet, row by row. */
final class AuditSheet {

  private static final String[] HEADS = {
    "Thời gian", "Người thực hiện", "Việc", "Đối tượng", "Chi tiết", "Địa chỉ mạng"
  };
  private static final int[] WIDTHS = {20, 36, 28, 48, 60, 18};
  private static final int FLUSH_EVERY = 1000;

  private AuditSheet() {}

  /**
   * @param names what a kind is called
   */
  static void write(
      Stream<Entry> entries, UnaryOperator<String> names, ZoneId zone, OutputStream out)
      throws IOException {
    DateTimeFormatter time = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(zone);
    try (Workbook book = new Workbook(out, "DiemCau", "1.0")) {
      Worksheet sheet = book.newWorksheet("Nhật ký");
      for (int column = 0; column < HEADS.length; column++) {
        sheet.value(0, column, HEADS[column]);
        sheet.style(0, column).bold().set();
        sheet.width(column, WIDTHS[column]);
      }
      sheet.freezePane(0, 1);
      int row = 1;
      for (Iterator<Entry> all = entries.iterator(); all.hasNext(); row++) {
        Entry e = all.next();
        sheet.value(row, 0, time.format(e.at()));
        sheet.value(row, 1, e.actor().replace("(code:", "(mã vào họp "));
        sheet.value(row, 2, names.apply(e.kind()));
        sheet.value(row, 3, e.subject());
        sheet.value(row, 4, e.details());
        sheet.value(row, 5, e.address());
        if (row % FLUSH_EVERY == 0) {
          sheet.flush();
        }
      }
      sheet.finish();
    }
  }
}
