package vn.diemcau.mediabridge.http;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import vn.diemcau.mediabridge.BridgeConfig;

/**
 * What the stand-alone bridge was told: a file of properties, over it the environment, over that
 * the command line. What is not known or makes no sense is refused before anything starts.
 */
public final class Settings {

  private static final String FILE_OPTION = "config";
  private static final String FILE_VARIABLE = "BRIDGE_CONFIG";
  private static final int LEAST_SECRET = 16;

  private final Map<Setting, String> given = new EnumMap<>(Setting.class);

  private Settings() {}

  /**
   * Reads the settings.
   *
   * @param arguments each {@code --key=value}; {@code --config=FILE} names the file
   */
  public static Settings read(List<String> arguments, Map<String, String> environment)
      throws StartRefused {
    Map<String, String> options = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new StartRefused("'" + argument + "' is not of the form --key=value");
      }
      options.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    String environmentFile = environment.getOrDefault(FILE_VARIABLE, "");
    String fromOptions = options.remove(FILE_OPTION);
    String file = fromOptions != null ? fromOptions : environmentFile;
    Settings settings = new Settings();
    if (!file.isEmpty()) {
      settings.putAll(file(file), "in " + file);
    }
    for (Setting setting : Setting.values()) {
      if (environment.containsKey(setting.variable())) {
        settings.given.put(setting, environment.get(setting.variable()).strip());
      }
    }
    settings.putAll(options, "on the command line");
    return settings;
  }

  private static Map<String, String> file(String name) throws StartRefused {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(name))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused("The settings' file " + name + " cannot be read: " + e);
    }
    Map<String, String> read = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
    return read;
  }

  private void putAll(Map<String, String> values, String where) throws StartRefused {
    for (Map.Entry<String, String> value : values.entrySet()) {
      Setting setting =
          Setting.of(value.getKey())
              .orElseThrow(
                  () -> new StartRefused("There is no setting " + value.getKey() + " " + where));
      given.put(setting, value.getValue().strip());
    }
  }

  String text(Setting setting) {
    return given.getOrDefault(setting, setting.standard());
  }

  boolean has(Setting setting) {
    return !text(setting).isEmpty();
  }

  int number(Setting setting) throws StartRefused {
    String text = text(setting);
    if (!text.matches("[0-9]{1,6}")) {
      throw new StartRefused(setting.key() + " has to be a number, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  List<String> list(Setting setting) {
    return Arrays.stream(text(setting).split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /** The shared secret, or an empty text. */
  String secret() throws StartRefused {
    String secret = text(Setting.HTTP_SECRET);
    if (has(Setting.HTTP_SECRET_FILE)) {
      try {
        secret = Files.readString(Path.of(text(Setting.HTTP_SECRET_FILE))).strip();
      } catch (IOException e) {
        throw new StartRefused("The file of http.secret-file cannot be read: " + e);
      }
    }
    if (!secret.isEmpty() && secret.length() < LEAST_SECRET) {
      throw new StartRefused("http.secret needs at least " + LEAST_SECRET + " characters");
    }
    return secret;
  }

  InetAddress httpAddress() throws StartRefused {
    try {
      return InetAddress.getByName(text(Setting.HTTP_ADDRESS));
    } catch (UnknownHostException e) {
      throw new StartRefused("http.address " + text(Setting.HTTP_ADDRESS) + " is not an address");
    }
  }

  /** The settings of the media; {@code channelBase} is what channel addresses begin with. */
  BridgeConfig media(String channelBase) throws StartRefused {
    int loops = number(Setting.MEDIA_LOOPS);
    List<String> addresses = list(Setting.MEDIA_ADDRESSES);
    try {
      return new BridgeConfig(
          text(Setting.SERVER_ID),
          loops == 0 ? Runtime.getRuntime().availableProcessors() : loops,
          text(Setting.MEDIA_ADDRESS),
          text(Setting.MEDIA_ADDRESS_6),
          number(Setting.MEDIA_FIRST_PORT),
          tcpPort(),
          addresses.isEmpty() ? BridgeConfig.machineAddresses() : addresses,
          publicAddresses(),
          channelBase,
          new BridgeConfig.Limits(
              number(Setting.LIMIT_CONFERENCES), number(Setting.LIMIT_ENDPOINTS)));
    } catch (IllegalArgumentException e) {
      throw new StartRefused("The settings of the media make no sense: " + e.getMessage());
    }
  }

  private int tcpPort() throws StartRefused {
    return switch (text(Setting.MEDIA_TCP_PORT)) {
      case "" -> number(Setting.MEDIA_FIRST_PORT);
      case "off" -> BridgeConfig.NO_TCP;
      default -> number(Setting.MEDIA_TCP_PORT);
    };
  }

  private Map<String, String> publicAddresses() throws StartRefused {
    Map<String, String> mapped = new TreeMap<>();
    for (String pair : list(Setting.MEDIA_PUBLIC_ADDRESSES)) {
      List<String> sides = new ArrayList<>(Arrays.asList(pair.split("=")));
      if (sides.size() != 2) {
        throw new StartRefused("media.public-addresses takes local=public, not '" + pair + "'");
      }
      mapped.put(sides.get(0).strip(), sides.get(1).strip());
    }
    return mapped;
  }
}
