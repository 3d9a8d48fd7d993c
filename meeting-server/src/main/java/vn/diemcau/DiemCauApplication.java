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

  public static void main(String[] args) {
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
