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

  /** Tomcat keeps three for each WebSocket, of 8 KiB otherwise; what is larger goes in pieces. */
  private static final String SOCKET_BUFFER = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

  private static final String SOCKET_BUFFER_BYTES = "4096";

  public static void main(String[] args) {
    if (System.getProperty("jdk.virtualThreadScheduler.parallelism") == null) {
      System.setProperty("jdk.virtualThreadScheduler.parallelism", CARRIERS);
    }
    if (System.getProperty(SOCKET_BUFFER) == null) {
      System.setProperty(SOCKET_BUFFER, SOCKET_BUFFER_BYTES);
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
