package vn.diemcau;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * browser tests (docs/jitsi-videobridge.md); null for the embedded one.
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
    if (JITSI != null) {
      TestPropertyValues.of(
              "diemcau.bridges[0].id=jvb",
              "diemcau.bridges[0].kind=jitsi",
              "diemcau.bridges[0].url=" + JITSI)
          .applyTo(context);
    }
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
