package vn.diemcau.attendance.internal;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.attendance.AttendanceReport;
import vn.diemcau.attendance.AttendanceReport.OfSite;
import vn.diemcau.attendance.AttendanceReport.OfUnit;
import vn.diemcau.attendance.AttendanceReport.Totals;

/** The report's tables as rows of texts and numbers, the same in XLSX and PDF. */
final class ReportRows {

  private ReportRows() {}

  static List<List<Object>> totals(AttendanceReport report) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(row("Tất cả", report.totals()));
    report.byLevel().forEach(l -> rows.add(row(capital(l.levelName()), l.totals())));
    report.byDistrict().forEach(d -> rows.add(row(d.district().label(), d.totals())));
    return rows;
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static List<Object> row(String name, Totals t) {
    return List.of(
        name,
        t.units(),
        t.present(),
        t.elsewhere(),
        t.absentWithReason(),
        t.absentWithoutReason(),
        t.neverCame(),
        t.people(),
        t.deputies());
  }

  static List<List<Object>> units(AttendanceReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (OfUnit u : report.units()) {
      rows.add(
          List.of(
              rows.size() + 1,
              u.unit().label(),
              u.site().label(),
              Words.state(report, u),
              u.reason(),
              Words.composition(u.composition()),
              u.deputies(),
              u.headcount(),
              Words.corrections(u)));
    }
    return rows;
  }

  static List<List<Object>> sites(AttendanceReport report) {
    List<List<Object>> rows = new ArrayList<>();
    for (OfSite s : report.sites()) {
      rows.add(
          List.of(
              rows.size() + 1,
              s.site().label(),
              Words.time(s.firstSeen()),
              Words.time(s.lastSeen()),
              s.minutes(),
              s.late(),
              s.leftEarly(),
              s.sessions(),
              s.headcount()));
    }
    return rows;
  }
}
