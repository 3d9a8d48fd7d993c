package vn.diemcau;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.diemcau.local.DataDirectory.DataDirectoryInUse;
import vn.diemcau.platform.ServerStart;

/** The meeting server: meetings, the live room, its documents and reports, in one process. */
@SpringBootApplication
@EnableScheduling
public class DiemCauApplication {

  /**
   * A request's thread that loads a class holds its carrier while it waits for the lock on the jar
   * within the jar. With two carriers, two such threads can wait for a third that no carrier is
   * left for, and the server answers nobody any more: seen on a machine with two cores.
   */
  private static final String CARRIERS = "64";

  public static void main(String[] args) {
    if (System.getProperty("jdk.virtualThreadScheduler.parallelism") == null) {
      System.setProperty("jdk.virtualThreadScheduler.parallelism", CARRIERS);
    }
    SpringApplication application = new SpringApplication(DiemCauApplication.class);
    try {
      ServerStart.prepare(application, args);
    } catch (DataDirectoryInUse inUse) {
      System.err.println(inUse.getMessage());
      System.exit(1);
    }
    application.run(args);
  }
}
