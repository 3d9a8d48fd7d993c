package vn.diemcau.mediabridge.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A setting of the stand-alone bridge with its default; docs/bridge.md says what each means. */
public enum Setting {
  SERVER_ID("server.id", "bridge"),
  HTTP_ADDRESS("http.address", "127.0.0.1"),
  HTTP_PORT("http.port", "8080"),
  HTTP_SECRET("http.secret", ""),
  HTTP_SECRET_FILE("http.secret-file", ""),
  TLS_KEY_STORE("http.tls.key-store", ""),
  TLS_KEY_STORE_PASSWORD("http.tls.key-store-password", ""),
  TLS_TRUST_STORE("http.tls.trust-store", ""),
  TLS_TRUST_STORE_PASSWORD("http.tls.trust-store-password", ""),
  CHANNEL_PORT("channel.port", ""),
  CHANNEL_URL("channel.url", ""),
  MEDIA_ADDRESS("media.address", "0.0.0.0"),
  MEDIA_ADDRESS_6("media.address6", "::"),
  MEDIA_FIRST_PORT("media.first-port", "10000"),
  MEDIA_TCP_PORT("media.tcp-port", ""),
  MEDIA_LOOPS("media.loops", "0"),
  MEDIA_ADDRESSES("media.addresses", ""),
  MEDIA_PUBLIC_ADDRESSES("media.public-addresses", ""),
  LIMIT_CONFERENCES("limits.conferences", "500"),
  LIMIT_ENDPOINTS("limits.endpoints", "2000"),
  DRAIN_SECONDS("drain.seconds", "14400"),
  STOP_SECONDS("stop.seconds", "30");

  private final String key;
  private final String standard;

  Setting(String key, String standard) {
    this.key = key;
    this.standard = standard;
  }

  /** As it stands in a file or behind {@code --}. */
  public String key() {
    return key;
  }

  /** The environment variable. */
  public String variable() {
    return "BRIDGE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  public String standard() {
    return standard;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
  }
}
