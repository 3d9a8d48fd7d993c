package vn.diemcau.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import vn.diemcau.local.DataDirectory;
import vn.diemcau.local.LocalPostgres;
import vn.diemcau.local.LocalServices;
import vn.diemcau.platform.https.LocalAuthority;
import vn.diemcau.platform.https.MachineNames;

/**
 * Prepares a start: in production the addresses of PostgreSQL and Redis are given by the
 * environment; otherwise the server starts its own two and keeps their data in one folder.
 */
public final class ServerStart {

  private static final String DATABASE = "SPRING_DATASOURCE_URL";

  private ServerStart() {}

  /**
   * Starts what is not given and tells the application where it is.
   *
   * @throws vn.diemcau.local.DataDirectory.DataDirectoryInUse when another server runs in the
   *     folder
   */
  public static void prepare(SpringApplication application, String[] args) {
    var arguments = new SimpleCommandLinePropertySource(args);
    Path data = Path.of(given(arguments, "diemcau.data", "DIEMCAU_DATA", "data")).toAbsolutePath();
    Map<String, Object> defaults = new HashMap<>();
    defaults.put("diemcau.data", data.toString());
    defaults.put("server.port", "8080");
    if (System.getenv(DATABASE) == null) {
      LocalServices local = LocalServices.start(data);
      // runs after the application's context is closed, so nothing loses its database under way
      SpringApplication.getShutdownHandlers().add(local::close);
      defaults.put("spring.datasource.url", local.postgres().url("diemcau"));
      defaults.put("spring.datasource.username", LocalPostgres.USER);
      defaults.put("spring.datasource.password", local.postgres().password());
      defaults.put("diemcau.redis.url", local.redis().url());
    }
    if ("local-ca".equals(arguments.getProperty("diemcau.https"))) {
      defaults.putAll(https(data));
    }
    application.setDefaultProperties(defaults);
  }

  /** HTTPS by an authority of this machine's own; production is given a certificate instead. */
  private static Map<String, Object> https(Path data) {
    try {
      Path folder = Files.createDirectories(data.resolve("https"));
      String password = DataDirectory.secretIn(folder, "keystore");
      Path keys =
          new LocalAuthority(folder, password, Instant.now()).serverKeyStore(MachineNames.all());
      return Map.of(
          "server.port",
          "8443",
          "server.ssl.key-store",
          keys.toUri().toString(),
          "server.ssl.key-store-type",
          "PKCS12",
          "server.ssl.key-store-password",
          password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String given(
      SimpleCommandLinePropertySource arguments, String name, String variable, String otherwise) {
    String argument = arguments.getProperty(name);
    String environment = System.getenv(variable);
    return argument != null ? argument : environment != null ? environment : otherwise;
  }
}
