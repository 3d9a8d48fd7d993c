package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.documentstore.worker.Frame;
import vn.diemcau.documentstore.worker.WorkerMain;

class WorkerTest {

  /** Reads one question and never answers. */
  static final class Hanging {
    public static void main(String[] args) throws Exception {
      Frame.read(System.in, Frame.LONGEST);
      new CountDownLatch(1).await();
    }
  }

  /** Takes memory until there is none. */
  static final class Greedy {
    public static void main(String[] args) throws Exception {
      Frame.read(System.in, Frame.LONGEST);
      List<byte[]> taken = new java.util.ArrayList<>();
      while (!Thread.currentThread().isInterrupted()) {
        taken.add(new byte[1 << 20]);
      }
    }
  }

  /** Announces a frame of two gigabytes. */
  static final class Boastful {
    public static void main(String[] args) throws Exception {
      Frame.read(System.in, Frame.LONGEST);
      System.out.write(new byte[] {'p', 0x7f, -1, -1, -1, 1, 2, 3});
      System.out.flush();
      new CountDownLatch(1).await();
    }
  }

  /** Sends pages without end. */
  static final class Endless {
    public static void main(String[] args) throws Exception {
      Frame.read(System.in, Frame.LONGEST);
      byte[] text = "x".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (int page = 1; !Thread.currentThread().isInterrupted(); page++) {
        int number = page;
        Frame.of(
                Frame.PAGE,
                out -> {
                  out.writeInt(number);
                  out.write(text);
                })
            .write(System.out);
      }
    }
  }

  @TempDir Path folder;

  @Test
  void one_that_hangs_is_killed_at_its_time() throws Exception {
    try (Worker worker = worker(Hanging.class)) {
      Worker.Answer answer = worker.ask(question(), Duration.ofMillis(1500), page -> {});

      assertThat(answer.ending()).isEqualTo(Worker.Ending.TOO_SLOW);
      assertThat(worker.pid()).isEqualTo(-1);
    }
  }

  @Test
  void one_that_takes_too_much_memory_ends_and_is_told_apart() {
    try (Worker worker = worker(Greedy.class)) {
      Worker.Answer answer = worker.ask(question(), Duration.ofSeconds(30), page -> {});

      assertThat(answer.ending()).isEqualTo(Worker.Ending.TOO_MUCH_MEMORY);
    }
  }

  @Test
  void one_that_announces_more_than_allowed_is_not_believed() {
    try (Worker worker = worker(Boastful.class)) {
      Worker.Answer answer = worker.ask(question(), Duration.ofSeconds(30), page -> {});

      assertThat(answer.ending()).isEqualTo(Worker.Ending.DIED);
    }
  }

  @Test
  void one_that_cannot_be_started_counts_as_dead() {
    try (Worker worker = new Worker(settings("no.such.Worker"), folder, true)) {
      Worker.Answer answer = worker.ask(question(), Duration.ofSeconds(30), page -> {});

      assertThat(answer.ending()).isEqualTo(Worker.Ending.DIED);
    }
  }

  @Test
  void it_ends_when_its_parent_does() throws Exception {
    Process process =
        new ProcessBuilder(WorkerCommand.of(settings(WorkerMain.class.getName()), folder, false))
            .start();
    try {
      Path file = Files.writeString(folder.resolve("a.txt"), "Điểm cầu");
      typeOf(file).write(process.getOutputStream());
      Frame answer = Frame.read(process.getInputStream(), Frame.LONGEST);
      assertThat(answer.fields().readUTF()).isEqualTo("text/plain");

      // what the kernel does when the parent is killed
      process.getOutputStream().close();

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void it_is_kept_between_files_and_ended_when_idle() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "Điểm cầu");
    StoreSettings defaults = StoreSettings.in(folder);
    StoreSettings impatient =
        new StoreSettings(
            folder,
            defaults.maxBytes(),
            128,
            defaults.typeTime(),
            defaults.textTime(),
            Duration.ZERO,
            defaults.text(),
            defaults.workerMain());
    try (Worker worker = new Worker(impatient, folder, false)) {
      worker.ask(typeOf(file), Duration.ofSeconds(30), page -> {});
      long first = worker.pid();
      worker.ask(typeOf(file), Duration.ofSeconds(30), page -> {});
      assertThat(worker.pid()).isEqualTo(first).isPositive();

      worker.rest();
      assertThat(worker.pid()).isEqualTo(-1);
      assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void a_fat_jar_is_started_through_its_loader() throws IOException {
    Path jar = folder.resolve("meeting-server.jar");
    Files.write(
        jar,
        Fixtures.zip(
            null,
            java.util.Map.of(
                "org/springframework/boot/loader/launch/PropertiesLauncher.class", new byte[1])));

    List<String> command =
        WorkerCommand.of(settings(WorkerMain.class.getName()), folder, jar.toString());

    assertThat(command)
        .endsWith(
            "-cp",
            jar.toString(),
            "-Dloader.main=vn.diemcau.documentstore.worker.WorkerMain",
            "org.springframework.boot.loader.launch.PropertiesLauncher");
  }

  private Worker worker(Class<?> main) {
    return new Worker(settings(main.getName()), folder, true);
  }

  private StoreSettings settings(String main) {
    StoreSettings d = StoreSettings.in(folder);
    return new StoreSettings(
        folder, d.maxBytes(), 64, d.typeTime(), d.textTime(), d.workerIdle(), d.text(), main);
  }

  private Frame question() {
    return typeOf(folder.resolve("any"));
  }

  private static Frame typeOf(Path file) {
    return Frame.of(Frame.ASK_TYPE, out -> out.writeUTF(file.toString()));
  }
}
