package vn.diemcau.device.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import vn.diemcau.device.Endpoint;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.shared.HereTime;

/** The register as a workbook of one sheet. */
@Component
public class EndpointSheet {

  static final String UNIT_CODE = "Mã đơn vị";
  static final String NAME = "Tên thiết bị";
  static final String KIND = "Loại";
  static final String SERIAL = "Số sê-ri";
  static final String PLACE = "Nơi đặt";
  static final String LINE = "Đường truyền";
  static final String INSPECTED = "Ngày kiểm tra";
  static final String CONTACT = "Người phụ trách";
  static final String PHONE = "Điện thoại";
  static final String NOTES = "Ghi chú";
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private static final List<String> HEAD =
      List.of(
          UNIT_CODE,
          "Điểm cầu",
          NAME,
          KIND,
          SERIAL,
          PLACE,
          LINE,
          INSPECTED,
          CONTACT,
          PHONE,
          NOTES,
          "Trình duyệt",
          "Vào lần cuối");
  private static final int[] WIDTHS = {12, 40, 24, 18, 18, 36, 30, 14, 24, 16, 40, 24, 18};

  private final Units units;

  EndpointSheet(Units units) {
    this.units = units;
  }

  public byte[] write(List<Endpoint> endpoints) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "DiemCau", "1.0")) {
      Worksheet sheet = book.newWorksheet("Thiết bị đầu cuối");
      for (int column = 0; column < WIDTHS.length; column++) {
        sheet.value(0, column, HEAD.get(column));
        sheet.style(0, column).bold().wrapText(true).set();
        sheet.width(column, WIDTHS[column]);
      }
      int row = 1;
      for (Endpoint endpoint : endpoints) {
        List<String> cells = cells(endpoint);
        for (int column = 0; column < cells.size(); column++) {
          sheet.value(row, column, cells.get(column));
        }
        row++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private List<String> cells(Endpoint endpoint) {
    Endpoint.Described as = endpoint.as();
    UnitRef site = units.ref(as.site());
    Endpoint.Enrolled enrolled = endpoint.enrolled();
    return List.of(
        site.code(),
        site.label(),
        as.name(),
        kind(as.kind()),
        as.serial(),
        as.place(),
        as.line(),
        day(as.inspectedOn()),
        as.contact(),
        as.phone(),
        as.notes(),
        enrolled == null ? "" : enrolled.browser(),
        enrolled == null ? "" : time(enrolled.lastAt()));
  }

  static String kind(Endpoint.Kind kind) {
    return switch (kind) {
      case ROOM_PC -> "Máy phòng họp";
      case TABLET -> "Máy tính bảng";
      case STAGE -> "Màn hình chính";
      case WALL -> "Màn hình ghép";
      case BOARD -> "Bảng kỹ thuật";
      case OTHER -> "Khác";
    };
  }

  private static String day(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  private static String time(Instant at) {
    return HereTime.text(at);
  }
}
