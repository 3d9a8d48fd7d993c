package vn.diemcau.attendance.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import vn.diemcau.attendance.AttendanceReport;

/** The report as a workbook: the meeting, totals, units, sites. */
@Component
public class XlsxReport {

  public byte[] write(AttendanceReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "DiemCau", "1.0")) {
      meeting(book.newWorksheet("Cuộc họp"), report);
      sheet(book, "Tổng hợp", Words.totalHead(report), ReportRows.totals(report), new int[] {44});
      sheet(
          book,
          "Đơn vị",
          Words.UNIT_HEAD,
          ReportRows.units(report),
          new int[] {6, 44, 44, 24, 30, 24, 10, 10, 60});
      sheet(
          book,
          "Điểm cầu",
          Words.SITE_HEAD,
          ReportRows.sites(report),
          new int[] {6, 44, 20, 20, 12, 16, 16, 16, 10});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void meeting(Worksheet sheet, AttendanceReport report) {
    AttendanceReport.Meeting m = report.meeting();
    sheet.width(0, 100);
    sheet.value(0, 0, m.title());
    sheet.style(0, 0).bold().wrapText(true).set();
    sheet.value(1, 0, "Đơn vị triệu tập: " + m.convener().label());
    sheet.value(2, 0, Words.held(m));
    sheet.value(3, 0, "Lập lúc " + Words.time(report.generatedAt()));
  }

  private static void sheet(
      Workbook book, String name, List<String> head, List<List<Object>> rows, int[] widths) {
    Worksheet sheet = book.newWorksheet(name);
    for (int column = 0; column < head.size(); column++) {
      sheet.value(0, column, head.get(column));
      sheet.style(0, column).bold().wrapText(true).set();
      sheet.width(column, column < widths.length ? widths[column] : 18);
    }
    for (int row = 0; row < rows.size(); row++) {
      List<Object> cells = rows.get(row);
      for (int column = 0; column < cells.size(); column++) {
        if (cells.get(column) instanceof Number number) {
          sheet.value(row + 1, column, number);
        } else {
          sheet.value(row + 1, column, (String) cells.get(column));
        }
      }
    }
    sheet.freezePane(0, 1);
  }
}
