package vn.diemcau;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The meeting server: meetings, the live room, its documents and reports, in one process. */
@SpringBootApplication
public class DiemCauApplication {

  public static void main(String[] args) {
    SpringApplication.run(DiemCauApplication.class, args);
  }
}
