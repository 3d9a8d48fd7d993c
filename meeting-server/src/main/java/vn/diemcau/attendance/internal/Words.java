package vn.diemcau.attendance.internal;

import java.time.Instant;
import java.util.List;
import vn.diemcau.attendance.AttendanceReport;
import vn.diemcau.attendance.AttendanceReport.Correction;
import vn.diemcau.attendance.AttendanceReport.OfUnit;
import vn.diemcau.room.state.Composition;
import vn.diemcau.room.state.CorrectedField;
import vn.diemcau.shared.HereTime;

/** The report's values as an office writes them, for what is printed. */
final class Words {

  private static final String NOT_YET = "Chưa có mặt";

  static final List<String> UNIT_HEAD =
      List.of(
          "STT",
          "Đơn vị",
          "Dự tại điểm cầu",
          "Tình trạng",
          "Lý do vắng",
          "Thành phần",
          "Dự thay",
          "Số người",
          "Đính chính");
  static final List<String> SITE_HEAD =
      List.of(
          "STT",
          "Điểm cầu",
          "Kết nối lần đầu",
          "Kết nối lần cuối",
          "Số phút dự",
          "Vào muộn (phút)",
          "Rời sớm (phút)",
          "Số lần kết nối",
          "Số người");

  private Words() {}

  static List<String> totalHead(AttendanceReport report) {
    return List.of(
        "Nhóm đơn vị",
        "Số đơn vị",
        "Có mặt",
        "Dự tại điểm cầu khác",
        "Vắng có lý do",
        report.isRunning() ? NOT_YET : "Vắng không lý do",
        "Không kết nối",
        "Số người",
        "Dự thay");
  }

  static String time(Instant at) {
    return HereTime.text(at);
  }

  /** When it was held, or that it was not. */
  static String held(AttendanceReport.Meeting meeting) {
    if (meeting.notHeld()) {
      return "Cuộc họp dự kiến lúc " + time(meeting.startsAt()) + " không diễn ra.";
    }
    return "Bắt đầu: "
        + (meeting.startedAt() == null ? "chưa bắt đầu" : time(meeting.startedAt()))
        + ". Kết thúc: "
        + (meeting.closedAt() == null ? "chưa kết thúc" : time(meeting.closedAt()))
        + ".";
  }

  static String state(AttendanceReport report, OfUnit unit) {
    return switch (unit.state()) {
      case PRESENT -> "Có mặt";
      case ELSEWHERE -> "Dự tại điểm cầu khác";
      case ABSENT_WITH_REASON -> "Vắng, có lý do";
      case ABSENT -> report.isRunning() ? NOT_YET : "Vắng, không lý do";
    };
  }

  static String composition(Composition composition) {
    return switch (composition) {
      case null -> "";
      case RIGHT -> "Đúng thành phần";
      case DEPUTY -> "Dự thay";
      case WRONG -> "Không đúng thành phần";
    };
  }

  static String corrections(OfUnit unit) {
    StringBuilder text = new StringBuilder();
    for (Correction c : unit.corrections()) {
      if (!text.isEmpty()) {
        text.append("; ");
      }
      text.append(field(c.field()))
          .append(": ")
          .append(value(c.field(), c.before()))
          .append(" → ")
          .append(value(c.field(), c.after()))
          .append(" (")
          .append(c.by())
          .append(", ")
          .append(time(c.at()))
          .append(", ")
          .append(c.why())
          .append(')');
    }
    return text.toString();
  }

  private static String field(CorrectedField field) {
    return switch (field) {
      case STATE -> "Tình trạng";
      case REASON -> "Lý do vắng";
      case COMPOSITION -> "Thành phần";
      case HEADCOUNT -> "Số người";
    };
  }

  private static String value(CorrectedField field, String value) {
    if (value.isEmpty()) {
      return "trống";
    }
    return switch (field) {
      case STATE ->
          switch (value) {
            case "present" -> "Có mặt";
            case "elsewhere" -> "Dự tại điểm cầu khác";
            case "absent-reason" -> "Vắng, có lý do";
            default -> "Vắng, không lý do";
          };
      case COMPOSITION ->
          switch (value) {
            case "right" -> "Đúng thành phần";
            case "deputy" -> "Dự thay";
            default -> "Không đúng thành phần";
          };
      case REASON, HEADCOUNT -> value;
    };
  }
}
