package vn.diemcau.documentstore;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.documentstore.worker.Frame;
import vn.diemcau.documentstore.worker.TextLimits;

/**
 * Reads the text of one file after the other. The queue is the table of files; a file is held by a
 * row lock while it is read, so that a server's death gives it back at once.
 */
final class TextExtraction implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TextExtraction.class);
  private static final int MOST_ATTEMPTS = 3;

  private final Blobs blobs;
  private final BlobFolder folder;
  private final StoreSettings settings;
  private final TransactionTemplate transaction;
  private final Worker worker;
  private volatile boolean closed;

  TextExtraction(StoreSettings settings, DataSource database, Blobs blobs, BlobFolder folder) {
    this.blobs = blobs;
    this.folder = folder;
    this.settings = settings;
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.worker = new Worker(settings, folder.scratch(), true);
  }

  /** Reads the next file that waits; false when none does. */
  boolean extractNext() {
    Optional<Blobs.Pending> next = blobs.take();
    next.ifPresent(
        file ->
            transaction.executeWithoutResult(
                status -> {
                  if (blobs.hold(file.hash()) && !extract(file)) {
                    status.setRollbackOnly();
                  }
                }));
    return next.isPresent();
  }

  /** False when the file is to be tried again. */
  private boolean extract(Blobs.Pending file) {
    var pages = new PageWriter(file.hash(), settings.text());
    Worker.Answer answer;
    try {
      answer = worker.ask(question(file), settings.textTime(), pages::write);
    } catch (NonsenseFromWorker e) {
      answer = new Worker.Answer(Worker.Ending.DIED, null);
    }
    switch (answer.ending()) {
      case ANSWERED -> end(file.hash(), answer.frame(), pages);
      case TOO_SLOW -> noText(file, NoText.TOO_SLOW);
      case TOO_MUCH_MEMORY -> noText(file, NoText.TOO_MUCH_MEMORY);
      case DIED -> {
        if (closed || file.attempts() < MOST_ATTEMPTS) {
          return false;
        }
        noText(file, NoText.WORKER_DIED);
      }
    }
    return true;
  }

  private void noText(Blobs.Pending file, NoText reason) {
    log.info("No text of {} ({}): {}", file.hash(), file.type(), reason);
    blobs.noText(file.hash(), reason);
  }

  private Frame question(Blobs.Pending file) {
    TextLimits limits = settings.text();
    return Frame.of(
        Frame.ASK_TEXT,
        out -> {
          out.writeUTF(folder.path(file.hash()).toAbsolutePath().toString());
          out.writeUTF(file.type().mediaType());
          out.writeInt(limits.pages());
          out.writeInt(limits.charactersPerPage());
          out.writeInt(limits.characters());
        });
  }

  private void end(String hash, Frame end, PageWriter pages) {
    try (DataInputStream fields = end.fields()) {
      String reason = fields.readUTF();
      String kind = fields.readUTF();
      boolean cut = fields.readBoolean();
      if (reason.isEmpty() && pages.lastPage > 0) {
        blobs.ready(hash, kind, pages.lastPage, cut);
      } else {
        blobs.noText(hash, reason.isEmpty() ? NoText.EMPTY : NoText.of(reason));
      }
    } catch (IOException e) {
      blobs.noText(hash, NoText.BROKEN);
    }
  }

  void rest() {
    worker.rest();
  }

  @Override
  public void close() {
    closed = true;
    worker.close();
  }

  /** A worker that was taken over by a hostile file may say anything; only so much is written. */
  private final class PageWriter {

    private final String hash;
    private final TextLimits limits;
    private long characters;
    private int pieces;
    private int lastPage;

    PageWriter(String hash, TextLimits limits) {
      this.hash = hash;
      this.limits = limits;
    }

    void write(Frame frame) {
      try (DataInputStream fields = frame.fields()) {
        int page = fields.readInt();
        String text = new String(fields.readAllBytes(), StandardCharsets.UTF_8).replace("\0", "");
        characters += text.length();
        if (page < Math.max(1, lastPage) || page > limits.pages() || tooMuch(text)) {
          throw new NonsenseFromWorker();
        }
        lastPage = page;
        blobs.addPage(hash, ++pieces, page, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    // composing may lengthen a text a little, never threefold
    private boolean tooMuch(String text) {
      return text.length() > 3L * limits.charactersPerPage()
          || characters > 3L * limits.characters();
    }
  }

  private static final class NonsenseFromWorker extends RuntimeException {}
}
