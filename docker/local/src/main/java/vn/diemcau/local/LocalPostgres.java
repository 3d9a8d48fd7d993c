package vn.diemcau.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of our own on a loopback port, its data in a folder; kept running. */
public final class LocalPostgres implements AutoCloseable {

  public static final String USER = "diemcau";
  private static final String NAME = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Kept program;
  private final int port;
  private final String password;

  private LocalPostgres(Kept program, int port, String password) {
    this.program = program;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts PostgreSQL, initialises its folder at the first start, and creates the database.
   *
   * @param binaries where programs are unpacked
   * @param home the folder for data, log and pid; locked by the caller
   * @param settings further server settings, for example {@code fsync=off} in tests
   */
  public static LocalPostgres start(
      Path binaries, Path home, String password, Map<String, String> settings) {
    Path programs = Binaries.postgres(binaries).resolve("bin");
    Child.stopLeftOver(NAME, home);
    Path data = home.resolve("data");
    if (!Files.isDirectory(data)) {
      initialise(programs, home, data, password);
    }
    int port = Child.freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                programs.resolve("postgres").toString(), "-D", data.toString(), "-p", "" + port));
    setting(command, "listen_addresses", "127.0.0.1");
    setting(command, "unix_socket_directories", "");
    setting(command, "max_connections", "200");
    settings.forEach((name, value) -> setting(command, name, value));
    Kept kept =
        Kept.start(
            NAME,
            home,
            Child.unprivileged(command),
            child -> Waiting.until("PostgreSQL", PATIENCE, child, () -> answers(port, password)));
    LocalPostgres started = new LocalPostgres(kept, port, password);
    started.createDatabase("diemcau");
    return started;
  }

  private static void setting(List<String> command, String name, String value) {
    command.add("-c");
    command.add(name + "=" + value);
  }

  /** Initialises beside the target and renames: a crash in between leaves no half database. */
  private static void initialise(Path programs, Path home, Path data, String password) {
    try {
      Path fresh = home.resolve("data.new");
      if (Files.exists(fresh)) {
        Binaries.delete(fresh);
      }
      Path passwordFile = Files.createTempFile(home, "password", "");
      Files.writeString(passwordFile, password);
      List<String> initdb =
          List.of(
              programs.resolve("initdb").toString(),
              "--pgdata=" + fresh,
              "--username=" + USER,
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--data-checksums");
      Child child = Child.start("initdb", home, Child.unprivileged(initdb));
      int code = await(child);
      Files.delete(passwordFile);
      if (code != 0) {
        throw new IllegalStateException("initdb failed: " + child.lastWords());
      }
      Files.move(fresh, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Child child) {
    try {
      return child.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean answers(int port, String password) {
    try (Connection c = DriverManager.getConnection(url(port, "postgres"), USER, password)) {
      return c.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Creates the database unless it is there. */
  public void createDatabase(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException(name);
    }
    try (Connection c = DriverManager.getConnection(url("postgres"), USER, password);
        var statement = c.createStatement();
        var found =
            statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
      if (!found.next()) {
        try (var create = c.createStatement()) {
          create.execute("create database " + name);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url(String database) {
    return url(port, database);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String password() {
    return password;
  }

  public boolean alive() {
    return program.alive();
  }

  @Override
  public void close() {
    program.close();
  }
}
