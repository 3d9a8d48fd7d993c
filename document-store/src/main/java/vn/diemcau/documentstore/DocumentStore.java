package vn.diemcau.documentstore;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.diemcau.documentstore.StoreRefusal.Reason;

/**
 * Keeps documents, reads their text in the background and finds them again. What is written to the
 * database joins the caller's transaction.
 */
public final class DocumentStore implements AutoCloseable {

  /** How long a received file may wait until it is put. */
  public static final Duration UNCLAIMED = Duration.ofHours(1);

  private final StoreSettings settings;
  private final InstantSource clock;
  private final BlobFolder folder;
  private final Blobs blobs;
  private final Documents documents;
  private final Search search;
  private final TypeCheck types;
  private final TextExtraction extraction;
  private final Background background;

  /**
   * Opens the store and clears what a crash left in its folder. Its tables (V080) are there
   * already.
   */
  public DocumentStore(StoreSettings settings, DataSource database, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    JdbcClient jdbc = JdbcClient.create(database);
    folder = new BlobFolder(settings.folder());
    blobs = new Blobs(jdbc);
    documents = new Documents(jdbc);
    search = new Search(jdbc);
    types = new TypeCheck(settings, folder.scratch());
    extraction = new TextExtraction(settings, database, blobs, folder);
    background = new Background(this::clear, this::extractNext, this::rest);
  }

  /** Begins to read texts in the background, those that a crash left unread first. */
  public void start() {
    background.start();
  }

  /**
   * Takes a file in: the bytes to the disk, the type by its content. Nothing is written to the
   * database, so that no transaction need wait for a slow line. A refusal leaves nothing behind.
   *
   * @param fileName as the sender calls it, without folders
   */
  public Upload receive(InputStream content, String fileName) {
    BlobFolder.Incoming incoming;
    try {
      incoming = folder.receive(content, settings.maxBytes());
    } catch (BlobFolder.TooMuch e) {
      long megabytes = settings.maxBytes() / StoreSettings.MEGABYTE;
      return new Upload.Refused(new StoreRefusal(Reason.TOO_LARGE, Map.of("megabytes", megabytes)));
    } catch (BlobFolder.SenderGone e) {
      return new Upload.Refused(StoreRefusal.of(Reason.UPLOAD_BROKEN));
    }
    try {
      if (incoming.size() == 0) {
        return new Upload.Refused(StoreRefusal.of(Reason.EMPTY));
      }
      TypeCheck.Verdict verdict = types.check(incoming.file(), fileName);
      if (verdict.refusal() != null) {
        return new Upload.Refused(verdict.refusal());
      }
      folder.keep(incoming);
      String name = verdict.type().fitName(fileName);
      return new Upload.Received(incoming.hash(), incoming.size(), verdict.type(), name);
    } finally {
      folder.discard(incoming.file());
    }
  }

  /** Makes a document of a received file. Its text is read after the caller's commit. */
  public void put(UUID id, Upload.Received file, String title, Set<String> scopes) {
    Instant now = clock.instant();
    blobs.add(file, now);
    documents.add(id, file.hash(), title, scopes, now);
    afterCommit(background::wake);
  }

  public void retitle(UUID id, String title) {
    documents.retitle(id, title);
  }

  /** Sets who may find the document from now on. */
  public void scope(UUID id, Set<String> scopes) {
    documents.scope(id, scopes);
  }

  /** Forgets the document; its file goes when no other document has it. */
  public void remove(UUID id) {
    documents.remove(id);
  }

  public Optional<StoredDocument> find(UUID id) {
    return documents.find(List.of(id)).stream().findFirst();
  }

  public Map<UUID, StoredDocument> find(Collection<UUID> ids) {
    return documents.find(ids).stream()
        .collect(Collectors.toMap(StoredDocument::id, Function.identity()));
  }

  public Optional<Content> open(UUID id) {
    return find(id).map(d -> new Content(folder.path(d.hash()), d.hash(), d.size(), d.type()));
  }

  /**
   * The text of one page in NFC.
   *
   * @param page from 1
   * @return empty for a page without text
   */
  public Optional<String> text(UUID id, int page) {
    return find(id).flatMap(d -> blobs.page(d.hash(), page));
  }

  /**
   * Finds documents that have one of the scopes, the best first.
   *
   * @param limit hits at most, up to 100
   */
  public SearchResult search(SearchQuery query, Set<String> scopes, int offset, int limit) {
    return search.find(query, scopes, Math.max(0, offset), Math.clamp(limit, 1, 100));
  }

  /** Clears away files that no document wants; returns how many. Done at every start as well. */
  public int clear() {
    Instant before = clock.instant().minus(UNCLAIMED);
    blobs.forgetUnused(before);
    return folder.clear(blobs::knows, before);
  }

  boolean extractNext() {
    return extraction.extractNext();
  }

  private void rest() {
    types.rest();
    extraction.rest();
  }

  /** Ends the worker processes; a file that is being read will be read after the next start. */
  @Override
  public void close() {
    background.stopping();
    extraction.close();
    types.close();
    background.close();
    folder.close();
  }

  private static void afterCommit(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      action.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }
}
