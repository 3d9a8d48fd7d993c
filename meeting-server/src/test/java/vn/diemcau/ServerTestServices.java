package vn.diemcau;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import vn.diemcau.local.TestDatabase;
import vn.diemcau.local.TestServices;

/** Gives a test's context a fresh database, the JVM's Redis and a data folder of its own. */
public class ServerTestServices
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /**
   * Address of the REST side of a Jitsi Videobridge that takes the embedded bridge's place in the
   * tests of the whole server (docs/jitsi-videobridge.md); null for the embedded one.
   */
  public static final String JITSI = System.getenv("DIEMCAU_TEST_JITSI");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestDatabase database = TestServices.freshDatabase();
    TestPropertyValues.of(
            "spring.datasource.url=" + database.url(),
            "spring.datasource.username=" + database.user(),
            "spring.datasource.password=" + database.password(),
            "diemcau.redis.url=" + TestServices.redisUrl(),
            "diemcau.data=" + temporaryFolder(),
            "diemcau.demo.units=none",
            // BusinessTime.runDue() stands in for Quartz, so that time is the test's own
            "diemcau.scheduler.real-time=false")
        .applyTo(context);
    TestPropertyValues.of(bridges()).applyTo(context);
  }

  /**
   * The settings that put the Jitsi Videobridge of {@link #JITSI} into the pool, if there is one.
   */
  public static List<String> bridges() {
    return JITSI == null ? List.of() : jitsi(0, "jvb", JITSI);
  }

  /** The settings that put a Jitsi Videobridge into a server's pool, in this place of the list. */
  public static List<String> jitsi(int place, String id, String url) {
    String key = "diemcau.bridges[" + place + "].";
    return List.of(key + "id=" + id, key + "kind=jitsi", key + "url=" + url);
  }

  private static String temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("diemcau-server-test");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
