package vn.diemcau.documentstore.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.xml.sax.ContentHandler;

/** Reads the text of one file, page by page, with the one parser that its type asks for. */
final class TextReader {

  /** Takes a page as a frame. */
  @FunctionalInterface
  interface Sink {
    void accept(Frame frame) throws IOException;
  }

  /** Sends {@link Frame#PAGE} frames to the sink and returns the {@link Frame#END} frame. */
  Frame read(Path file, String type, TextLimits limits, Sink sink) throws IOException {
    var pages = new PageHandler(PageRule.of(type), limits, sink);
    String reason = "";
    try (TikaInputStream in = TikaInputStream.get(file)) {
      parser(type).parse(in, pages, metadata(type), context());
      pages.finish();
    } catch (EncryptedDocumentException e) {
      reason = "encrypted";
    } catch (StackOverflowError e) {
      reason = "too-complex";
    } catch (Exception | NoClassDefFoundError e) {
      // the handler stops the parser by an exception when it has enough
      if (pages.enough()) {
        pages.flush();
      } else {
        reason = isEncryption(e) ? "encrypted" : "broken";
      }
    }
    if (reason.isEmpty() && !pages.anyText()) {
      reason = "empty";
    }
    String outcome = reason;
    return Frame.of(
        Frame.END,
        out -> {
          out.writeUTF(outcome);
          out.writeUTF(pages.rule().pageKind());
          out.writeBoolean(pages.enough());
        });
  }

  private static Parser parser(String type) {
    if (type.equals("application/pdf")) {
      return new PDFParser();
    }
    if (type.startsWith("text/")) {
      return new TXTParser();
    }
    if (type.startsWith("application/vnd.oasis.opendocument")) {
      return new OpenDocumentParser();
    }
    return type.startsWith("application/vnd.openxmlformats-officedocument")
        ? new OOXMLParser()
        : new OfficeParser();
  }

  private static Metadata metadata(String type) {
    var metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, type);
    return metadata;
  }

  private static ParseContext context() {
    var context = new ParseContext();
    var pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    pdf.setExtractInlineImages(false);
    pdf.setExtractBookmarksText(false);
    pdf.setMaxMainMemoryBytes(64L << 20);
    context.set(PDFParserConfig.class, pdf);
    var office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setUseSAXPptxExtractor(true);
    office.setExtractMacros(false);
    office.setIncludeSlideMasterContent(false);
    context.set(OfficeParserConfig.class, office);
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    return context;
  }

  private static boolean isEncryption(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getSimpleName().contains("Encrypted")
          || cause.getClass().getSimpleName().equals("InvalidPasswordException")) {
        return true;
      }
    }
    return false;
  }

  /** Files within files are not opened: a hostile one may nest them without end. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        java.io.InputStream in, ContentHandler handler, Metadata metadata, boolean html) {
      // never asked for
    }
  }
}
