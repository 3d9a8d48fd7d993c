package vn.diemcau.bridge.pool;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of one endpoint's bridge channel, as engines announce it: {@code
 * …/colibri-ws/<server>/<conference>/<endpoint>?pwd=<password>}.
 *
 * @param conference the engine's own id, not the meeting's
 */
public record ChannelAddress(String server, String conference, String endpoint, String password) {

  public static final String BASE = "/colibri-ws";

  private static final String ID = "([A-Za-z0-9._-]{1,64})";
  private static final Pattern FORM =
      Pattern.compile(BASE + "/" + ID + "/" + ID + "/" + ID + "\\?pwd=([A-Za-z0-9._~-]{1,128})$");

  /** Reads a path with its query, or a whole URL; empty for what is no address of a channel. */
  public static Optional<ChannelAddress> read(String text) {
    Matcher found = FORM.matcher(text);
    return found.find()
        ? Optional.of(
            new ChannelAddress(found.group(1), found.group(2), found.group(3), found.group(4)))
        : Optional.empty();
  }

  /** The same channel under another server's name. */
  public ChannelAddress on(String newServer) {
    return new ChannelAddress(newServer, conference, endpoint, password);
  }

  /** Path and query. */
  public String path() {
    return BASE + "/" + server + "/" + conference + "/" + endpoint + "?pwd=" + password;
  }
}
