package vn.diemcau.documentstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * The command line of a worker process, on the same classes as this process: from a class path
 * (tests, {@code spring-boot:run}) or from Spring Boot's fat jar, through its loader.
 */
final class WorkerCommand {

  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final String LOADER = "org.springframework.boot.loader.launch.PropertiesLauncher";

  private WorkerCommand() {}

  /** The command for a process that someone waits for, or for one that works in the background. */
  static List<String> of(StoreSettings settings, Path temporary, boolean background) {
    List<String> command = new ArrayList<>();
    // a live meeting on the same machine comes first
    if (background && Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "5"));
    }
    command.addAll(of(settings, temporary, System.getProperty("java.class.path")));
    return command;
  }

  static List<String> of(StoreSettings settings, Path temporary, String classPath) {
    List<String> command = new ArrayList<>();
    // a parser that unpacks into temporary files cannot fill the disk
    if (Files.isExecutable(PRLIMIT)) {
      command.addAll(
          List.of(PRLIMIT.toString(), "--fsize=" + (1L << 30), "--nofile=512", "--core=0", "--"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + settings.workerHeapMegabytes() + "m",
            "-Xss1m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + temporary,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath));
    if (isFatJar(classPath)) {
      command.add("-Dloader.main=" + settings.workerMain());
      command.add(LOADER);
    } else {
      command.add(settings.workerMain());
    }
    return command;
  }

  private static boolean isFatJar(String classPath) {
    Path only = Path.of(classPath.split(java.io.File.pathSeparator, 2)[0]);
    if (!classPath.equals(only.toString()) || !Files.isRegularFile(only)) {
      return false;
    }
    try (JarFile jar = new JarFile(only.toFile())) {
      return jar.getEntry(LOADER.replace('.', '/') + ".class") != null;
    } catch (IOException e) {
      return false;
    }
  }
}
