package vn.diemcau.device.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which build of the web client this server serves, so that an old one is noticed. */
@Component
class ServedClient {

  private static final int SHOWN = 8;

  private final String build;

  ServedClient() throws IOException {
    ClassPathResource stamp = new ClassPathResource("static/.stamp");
    if (stamp.exists()) {
      try (InputStream in = stamp.getInputStream()) {
        build = new String(in.readNBytes(SHOWN), StandardCharsets.US_ASCII);
      }
    } else {
      build = "";
    }
  }

  /** True where it is not known. */
  boolean is(String software) {
    return build.isEmpty() || build.equals(software);
  }
}
