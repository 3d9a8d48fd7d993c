package vn.diemcau.device.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is known of lines and devices is kept.
 *
 * @param weeks of figures by day, of troubles and of orders
 */
@ConfigurationProperties("diemcau.quality")
public record QualitySettings(@DefaultValue("12") int weeks) {

  private static final int MOST = 104;

  public QualitySettings {
    if (weeks < 2 || weeks > MOST) {
      throw new IllegalArgumentException("diemcau.quality.weeks is not between 2 and " + MOST);
    }
  }
}
