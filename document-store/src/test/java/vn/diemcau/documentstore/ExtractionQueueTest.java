package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ExtractionQueueTest {

  private TestStore test;

  @BeforeEach
  void open() {
    test = TestStore.empty();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void a_parser_that_never_ends_is_killed_and_the_file_has_no_text() {
    UUID id = test.put(Fixtures.pdf("Trang"), "cham.pdf", "Chậm", "all");
    try (DocumentStore slow = test.another(hanging(Duration.ofMillis(1200)))) {
      assertThat(slow.extractNext()).isTrue();

      assertThat(test.document(id).noText()).contains(NoText.TOO_SLOW);
      assertThat(slow.extractNext()).isFalse();
    }
  }

  @Test
  void pages_without_end_are_not_believed_and_leave_nothing() {
    UUID id = test.put(Fixtures.pdf("Trang"), "dai.pdf", "Dài", "all");
    try (DocumentStore lied = test.another(workedBy(WorkerTest.Endless.class))) {
      int attempts = 0;
      while (lied.extractNext()) {
        attempts++;
      }

      assertThat(attempts).isEqualTo(3);
      assertThat(test.document(id).noText()).contains(NoText.WORKER_DIED);
      assertThat(TestStore.jdbc().sql("select count(*) from store_page").query(Long.class).single())
          .isZero();
    }
  }

  @Test
  void a_store_that_dies_in_the_middle_leaves_the_file_to_the_next_one() throws Exception {
    UUID id = test.put(Fixtures.pdf("Trang"), "a.pdf", "Một", "all");
    DocumentStore dying = test.another(hanging(Duration.ofSeconds(60)));
    Thread reading = Thread.ofPlatform().start(dying::extractNext);
    untilHeld();

    dying.close();
    reading.join(10_000);

    assertThat(test.document(id).text()).isEqualTo(TextState.PENDING);
    test.reopen();
    test.readAll();
    assertThat(test.store.text(id, 1)).contains("Trang");
  }

  @Test
  void a_file_that_one_server_reads_is_left_alone_by_another() throws Exception {
    test.put(Fixtures.pdf("Trang"), "a.pdf", "Một", "all");
    Thread reading;
    try (DocumentStore slow = test.another(hanging(Duration.ofSeconds(60)))) {
      reading = Thread.ofPlatform().start(slow::extractNext);
      untilHeld();

      assertThat(test.store.extractNext()).isFalse();
      UUID second = test.put(Fixtures.pdf("Trang"), "a.pdf", "Cùng tệp", "all");
      assertThat(test.document(second).text()).isEqualTo(TextState.PENDING);
    }
    reading.join(10_000);
  }

  @Test
  void what_waits_is_read_in_the_background_after_the_commit() throws Exception {
    UUID before = test.put(Fixtures.utf8("Trước khi khởi động"), "a.txt", "Một", "all");
    test.store.start();
    var transaction = new TransactionTemplate(new JdbcTransactionManager(TestStore.database()));
    UUID after = transaction.execute(s -> test.put(Fixtures.utf8("Sau đó"), "b.txt", "Hai", "all"));

    until(() -> test.document(before).text() == TextState.READY);
    until(() -> test.document(after).text() == TextState.READY);
  }

  @Test
  void a_document_put_in_a_transaction_that_fails_never_was() {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(TestStore.database()));
    UUID id =
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              return test.put(Fixtures.utf8("Không lưu"), "a.txt", "Một", "all");
            });

    assertThat(test.store.find(id)).isEmpty();
    assertThat(test.store.extractNext()).isFalse();
    test.now = test.now.plus(Duration.ofHours(2));
    assertThat(test.store.clear()).isEqualTo(1);
  }

  @Test
  void a_removed_document_takes_its_file_along_unless_another_has_it() {
    UUID one = test.put(Fixtures.utf8("Chung"), "a.txt", "Một", "all");
    UUID two = test.put(Fixtures.utf8("Chung"), "b.txt", "Hai", "all");
    test.now = test.now.plus(Duration.ofHours(2));

    test.store.remove(one);
    assertThat(test.store.clear()).isZero();
    assertThat(test.store.open(two)).isPresent();

    test.store.remove(two);
    assertThat(test.store.clear()).isEqualTo(1);
    assertThat(test.store.open(two)).isEmpty();
  }

  private static UnaryOperator<StoreSettings> hanging(Duration limit) {
    return settings -> workedBy(WorkerTest.Hanging.class).apply(settings).withTextTime(limit);
  }

  private static UnaryOperator<StoreSettings> workedBy(Class<?> main) {
    return s ->
        new StoreSettings(
            s.folder(),
            s.maxBytes(),
            64,
            s.typeTime(),
            s.textTime(),
            s.workerIdle(),
            s.text(),
            main.getName());
  }

  private static void untilHeld() throws InterruptedException {
    until(
        () ->
            TestStore.jdbc()
                .sql(
                    "select count(*) from (select 1 from store_blob for no key update skip locked)")
                .query(Long.class)
                .single()
                .equals(0L));
  }

  /** Waits for something real, at most 30 seconds. */
  private static void until(java.util.function.BooleanSupplier happened)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      new java.util.concurrent.CountDownLatch(1)
          .await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }
}
