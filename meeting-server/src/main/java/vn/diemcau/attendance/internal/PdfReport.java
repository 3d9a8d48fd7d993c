package vn.diemcau.attendance.internal;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import vn.diemcau.attendance.AttendanceReport;

/** The report as a PDF on A4 across, with its font embedded. */
@Component
public class PdfReport {

  private static final String FONT = "Liberation Serif";

  private static final String STYLE =
      "@page { size: A4 landscape; margin: 15mm 12mm; @bottom-right { font-family: '"
          + FONT
          + "'; font-size: 9pt; content: 'Trang ' counter(page) '/' counter(pages); } }"
          + " body { font-family: '"
          + FONT
          + "'; font-size: 10.5pt; }"
          + " h1 { font-size: 16pt; text-align: center; margin: 0 0 4pt 0; }"
          + " h2 { font-size: 12pt; margin: 14pt 0 4pt 0; }"
          + " p { margin: 2pt 0; text-align: center; }"
          + " table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }"
          + " th, td { border: 0.5pt solid #444; padding: 2pt 4pt; vertical-align: top; }"
          + " th { background: #eee; } td.n { text-align: right; } tr { page-break-inside: avoid; }";

  public byte[] write(AttendanceReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFont(() -> font("Regular"), FONT, 400, FontStyle.NORMAL, true);
      builder.useFont(() -> font("Bold"), FONT, 700, FontStyle.NORMAL, true);
      builder.useFont(() -> font("Italic"), FONT, 400, FontStyle.ITALIC, true);
      builder.withHtmlContent(html(report), "");
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static InputStream font(String style) {
    try {
      return new ClassPathResource("fonts/LiberationSerif-" + style + ".ttf").getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String html(AttendanceReport report) {
    AttendanceReport.Meeting m = report.meeting();
    StringBuilder html = new StringBuilder(64 * 1024);
    html.append("<html lang=\"vi\"><head><title>Báo cáo tham dự</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>BÁO CÁO THAM DỰ</h1><p><b>")
        .append(escape(m.title()))
        .append("</b></p><p>Đơn vị triệu tập: ")
        .append(escape(m.convener().label()))
        .append("</p><p>")
        .append(Words.held(m))
        .append("</p><p><i>Lập lúc ")
        .append(Words.time(report.generatedAt()))
        .append(report.isRunning() ? ", khi cuộc họp chưa kết thúc" : "")
        .append(".</i></p>");
    table(html, "Tổng hợp", Words.totalHead(report), ReportRows.totals(report));
    table(html, "Đơn vị dự họp", Words.UNIT_HEAD, ReportRows.units(report));
    table(html, "Điểm cầu", Words.SITE_HEAD, ReportRows.sites(report));
    return html.append("</body></html>").toString();
  }

  private static void table(
      StringBuilder html, String title, List<String> head, List<List<Object>> rows) {
    html.append("<h2>").append(title).append("</h2><table><thead><tr>");
    head.forEach(cell -> html.append("<th>").append(cell).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<Object> row : rows) {
      html.append("<tr>");
      for (Object cell : row) {
        html.append(cell instanceof Number ? "<td class=\"n\">" : "<td>")
            .append(escape(cell.toString()))
            .append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</tbody></table>");
  }

  /** XHTML knows no named entities but five: everything else stays as it is. */
  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
