package vn.diemcau.invitation.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import vn.diemcau.invitation.Reply;
import vn.diemcau.shared.HereTime;

/** The list by which the office telephones: every invited unit, who comes, and the numbers. */
@Component
public class PhoneList {

  private static final List<String> HEAD =
      List.of(
          "STT",
          "Đơn vị",
          "Trực thuộc",
          "Phúc đáp",
          "Người dự họp",
          "Chức vụ",
          "Điện thoại",
          "Lý do",
          "Người phúc đáp",
          "Lúc",
          "Đã nhắc lúc");
  private static final int[] WIDTHS = {6, 40, 34, 26, 30, 34, 18, 40, 26, 18, 18};

  /** Units that have not replied come first: they are to be called. */
  public byte[] write(List<Replies.OfUnit> all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "DiemCau", "1.0")) {
      Worksheet sheet = book.newWorksheet("Danh bạ phúc đáp");
      for (int column = 0; column < HEAD.size(); column++) {
        sheet.value(0, column, HEAD.get(column));
        sheet.style(0, column).bold().wrapText(true).set();
        sheet.width(column, WIDTHS[column]);
      }
      List<Replies.OfUnit> sorted =
          all.stream()
              .collect(Collectors.partitioningBy(Replies.OfUnit::replied))
              .entrySet()
              .stream()
              .flatMap(half -> half.getValue().stream())
              .toList();
      for (int i = 0; i < sorted.size(); i++) {
        row(sheet, i + 1, sorted.get(i));
      }
      sheet.freezePane(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void row(Worksheet sheet, int row, Replies.OfUnit of) {
    Reply reply = of.reply();
    sheet.value(row, 0, row);
    sheet.value(row, 1, of.unit().label());
    sheet.value(row, 2, of.under() == null ? "" : of.under().label());
    sheet.value(row, 3, words(of));
    if (reply != null) {
      sheet.value(row, 4, each(reply, Reply.Person::name));
      sheet.value(row, 5, each(reply, Reply.Person::position));
      sheet.value(row, 6, each(reply, Reply.Person::phone));
      sheet.value(row, 7, reply.reason());
      sheet.value(row, 8, reply.byName() + (reply.onBehalf() ? " (ghi thay)" : ""));
      sheet.value(row, 9, HereTime.text(reply.at()));
    }
    sheet.value(row, 10, HereTime.text(of.remindedAt()));
    sheet.range(row, 4, row, 7).style().wrapText(true).set();
  }

  private static String each(Reply reply, java.util.function.Function<Reply.Person, String> what) {
    return reply.people().stream().map(what).collect(Collectors.joining("\n"));
  }

  private static String words(Replies.OfUnit of) {
    if (of.reply() == null) {
      return "Chưa phúc đáp";
    }
    if (of.outdated()) {
      return "Chưa phúc đáp giờ họp mới";
    }
    return switch (of.reply().kind()) {
      case ACCEPTED -> "Dự họp";
      case DECLINED -> "Không dự";
      case DEPUTY ->
          switch (of.reply().consent()) {
            case null -> "Dự thay, chờ ý kiến chủ trì";
            case Reply.Consent c ->
                c.granted() ? "Dự thay, chủ trì đồng ý" : "Dự thay, chủ trì không đồng ý";
          };
    };
  }
}
