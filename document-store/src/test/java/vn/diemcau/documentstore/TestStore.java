package vn.diemcau.documentstore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.local.TestPostgres;

/** A store on a real PostgreSQL, emptied, and a folder of its own, with a clock moved by hand. */
final class TestStore implements AutoCloseable {

  private static final DataSource DATABASE = migrated();

  final Path folder;
  final StoreSettings settings;
  Instant now = Instant.now();
  DocumentStore store;

  private TestStore(Path folder, UnaryOperator<StoreSettings> change) {
    this.folder = folder;
    settings = change.apply(StoreSettings.in(folder));
    store = opened();
  }

  static TestStore empty() {
    return empty(UnaryOperator.identity());
  }

  static TestStore empty(UnaryOperator<StoreSettings> change) {
    truncate();
    try {
      return new TestStore(Files.createTempDirectory("document-store-test"), change);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void truncate() {
    jdbc().sql("truncate store_document, store_page, store_blob").update();
  }

  static JdbcClient jdbc() {
    return JdbcClient.create(DATABASE);
  }

  static DataSource database() {
    return DATABASE;
  }

  private DocumentStore opened() {
    InstantSource clock = () -> now;
    return new DocumentStore(settings, DATABASE, clock);
  }

  /** The server starts again, on the same folder and database. */
  void reopen() {
    store.close();
    store = opened();
  }

  /** Another server beside the first, on the same folder and database. */
  DocumentStore another(UnaryOperator<StoreSettings> change) {
    return new DocumentStore(change.apply(settings), DATABASE, () -> now);
  }

  Upload receive(byte[] content, String name) {
    return store.receive(new ByteArrayInputStream(content), name);
  }

  StoreRefusal refusal(byte[] content, String name) {
    return ((Upload.Refused) receive(content, name)).refusal();
  }

  UUID put(byte[] content, String name, String title, String... scopes) {
    UUID id = UUID.randomUUID();
    store.put(id, (Upload.Received) receive(content, name), title, Set.of(scopes));
    return id;
  }

  /** Puts the file and reads its text. */
  UUID read(byte[] content, String name) {
    UUID id = put(content, name, name, "all");
    readAll();
    return id;
  }

  void readAll() {
    int rounds = 0;
    while (store.extractNext()) {
      if (++rounds > 1000) {
        throw new IllegalStateException("the queue never ends");
      }
    }
  }

  StoredDocument document(UUID id) {
    return store.find(id).orElseThrow();
  }

  @Override
  public void close() {
    store.close();
    try {
      BlobFolder.deleteTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataSource migrated() {
    DataSource database = TestPostgres.freshDatabase();
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }
}
