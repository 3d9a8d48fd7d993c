package vn.diemcau.documentstore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of file that are kept; everything else is refused. */
public enum FileType {
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  PPSX("application/vnd.openxmlformats-officedocument.presentationml.slideshow", "ppsx"),
  DOC("application/msword", "doc"),
  XLS("application/vnd.ms-excel", "xls"),
  PPT("application/vnd.ms-powerpoint", "ppt", "pps"),
  ODT("application/vnd.oasis.opendocument.text", "odt"),
  ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
  ODP("application/vnd.oasis.opendocument.presentation", "odp"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  TIFF("image/tiff", "tif", "tiff"),
  MP4("video/mp4", "mp4"),
  WEBM("video/webm", "webm"),
  TXT("text/plain", "txt"),
  CSV("text/csv", "csv");

  private final String mediaType;
  private final List<String> endings;

  FileType(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  public String mediaType() {
    return mediaType;
  }

  public boolean isPicture() {
    return mediaType.startsWith("image/");
  }

  public boolean isFilm() {
    return mediaType.startsWith("video/");
  }

  /**
   * The type of a file.
   *
   * @param contentType the media type that the content was seen to have
   * @param fileName decides only between plain text and CSV, and refuses texts that a computer
   *     would run: a batch file has no other mark than its name
   */
  static Optional<FileType> of(String contentType, String fileName) {
    if (contentType.equals("text/plain") || contentType.equals("text/csv")) {
      return switch (ending(fileName)) {
        case "csv", "tsv" -> Optional.of(CSV);
        case "txt", "md", "log", "" -> Optional.of(TXT);
        default -> Optional.empty();
      };
    }
    for (FileType type : values()) {
      if (type.mediaType.equals(contentType)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The name, with the ending that the content deserves: {@code plan.exe} becomes plan.exe.pdf. */
  public String fitName(String fileName) {
    return endings.contains(ending(fileName)) ? fileName : fileName + "." + endings.getFirst();
  }

  private static String ending(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
