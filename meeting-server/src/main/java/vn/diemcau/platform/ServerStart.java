package vn.diemcau.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import vn.diemcau.local.LocalPostgres;
import vn.diemcau.local.LocalServices;

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
    if (System.getenv(DATABASE) == null) {
      LocalServices local = LocalServices.start(data);
      // runs after the application's context is closed, so nothing loses its database under way
      SpringApplication.getShutdownHandlers().add(local::close);
      defaults.put("spring.datasource.url", local.postgres().url("diemcau"));
      defaults.put("spring.datasource.username", LocalPostgres.USER);
      defaults.put("spring.datasource.password", local.postgres().password());
      defaults.put("diemcau.redis.url", local.redis().url());
    }
    application.setDefaultProperties(defaults);
  }

  private static String given(
      SimpleCommandLinePropertySource arguments, String name, String variable, String otherwise) {
    String argument = arguments.getProperty(name);
    String environment = System.getenv(variable);
    return argument != null ? argument : environment != null ? environment : otherwise;
  }
}
