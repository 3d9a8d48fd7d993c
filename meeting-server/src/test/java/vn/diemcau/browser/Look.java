package vn.diemcau.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** By what a device's picture and voice are told apart. */
enum Look {
  RED("#c81e1e", 440),
  GREEN("#1e961e", 1000),
  BLUE("#1e1ec8", 1800);

  private final String colour;
  private final int hz;

  Look(String colour, int hz) {
    this.colour = colour;
    this.hz = hz;
  }

  /** The name by which the probe in the page calls the colour. */
  String colour() {
    return name().toLowerCase(Locale.ROOT);
  }

  int hz() {
    return hz;
  }

  /** What is run in every page before the page's own scripts. */
  String script() {
    return devices("{ colour: '" + colour + "', hz: " + hz + " }");
  }

  /** The same for a browser that keeps its own camera and microphone. */
  static String probe() {
    return devices("{}");
  }

  private static String devices(String look) {
    try (InputStream in = Look.class.getResourceAsStream("/browser/devices.js")) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script.strip() + "(" + look + ");";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
