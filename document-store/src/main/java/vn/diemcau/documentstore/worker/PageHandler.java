package vn.diemcau.documentstore.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Cuts the XHTML that Tika makes of a file into pages of plain NFC text, and stops at the limits.
 */
final class PageHandler extends DefaultHandler {

  private static final Set<String> BLOCKS =
      Set.of("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "ul");

  private final PageRule rule;
  private final TextLimits limits;
  private final TextReader.Sink sink;
  private final StringBuilder text = new StringBuilder();
  private int page = 1;
  private int sent;
  private boolean pageBegun;
  private boolean anyText;
  private boolean enough;
  private boolean inBody;

  PageHandler(PageRule rule, TextLimits limits, TextReader.Sink sink) {
    this.rule = rule;
    this.limits = limits;
    this.sink = sink;
  }

  PageRule rule() {
    return rule;
  }

  boolean anyText() {
    return anyText;
  }

  /** Whether reading stopped at a limit. */
  boolean enough() {
    return enough;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    if (local.equals("body")) {
      inBody = true;
    } else if (rule.begins(local, attributes.getValue("class"))) {
      beginPage();
    }
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    if (local.equals("body")) {
      inBody = false;
    } else if (local.equals("td") || local.equals("th")) {
      append("\t");
    } else if (BLOCKS.contains(local)) {
      append("\n");
      if (rule == PageRule.PARTS && text.length() >= PageRule.PART_CHARACTERS) {
        nextPage();
      }
    }
  }

  @Override
  public void characters(char[] ch, int start, int length) throws SAXException {
    if (!inBody) {
      return;
    }
    int end = start + length;
    for (int from = start; from < end; ) {
      int n = Math.min(end - from, limits.charactersPerPage() - text.length());
      text.append(ch, from, n);
      from += n;
      if (text.length() >= limits.charactersPerPage()) {
        emit();
        if (rule == PageRule.PARTS) {
          nextNumber();
        }
      }
    }
  }

  @Override
  public void ignorableWhitespace(char[] ch, int start, int length) throws SAXException {
    characters(ch, start, length);
  }

  private void append(String s) throws SAXException {
    characters(s.toCharArray(), 0, s.length());
  }

  private void beginPage() throws SAXException {
    if (pageBegun) {
      nextPage();
    }
    pageBegun = true;
  }

  private void nextPage() throws SAXException {
    emit();
    nextNumber();
  }

  private void nextNumber() throws SAXException {
    page++;
    if (page > limits.pages()) {
      stop();
    }
  }

  private void emit() throws SAXException {
    int room = limits.characters() - sent;
    boolean last = text.length() >= room;
    if (last) {
      text.setLength(room);
    }
    flush();
    if (last) {
      stop();
    }
  }

  /** Sends what stands in the buffer, which is within the limits. */
  void flush() throws PipeGone {
    String clean = clean(text);
    sent += text.length();
    text.setLength(0);
    if (clean.isEmpty()) {
      return;
    }
    anyText = true;
    try {
      int number = page;
      byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
      sink.accept(
          Frame.of(
              Frame.PAGE,
              out -> {
                out.writeInt(number);
                out.write(bytes);
              }));
    } catch (IOException e) {
      throw new PipeGone(e);
    }
  }

  /** The file has been read to its end. */
  void finish() throws SAXException {
    emit();
  }

  private void stop() throws SAXException {
    text.setLength(0);
    enough = true;
    throw new SAXException("enough");
  }

  /**
   * NFC, no control characters, no lone surrogates, runs of blanks and of empty lines closed up.
   */
  static String clean(CharSequence raw) {
    String text =
        new String(raw.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    text = text.replace('\u00a0', ' ').replaceAll("[\\p{Cc}\\p{Co}&&[^\\n\\t]]", "");
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    text = text.replaceAll(" {2,}", " ").replaceAll("[ \\t]*\\n[ \\t]*", "\n");
    return text.replaceAll("\\n{2,}", "\n").strip();
  }

  /** The pipe to the parent is gone; there is no one left to read for. */
  static final class PipeGone extends RuntimeException {
    PipeGone(IOException cause) {
      super(cause);
    }
  }
}
