package vn.diemcau.node;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who this server is among those that share one database: the address at which others reach it. */
@Component
public class ThisNode {

  private static final String ALONE = "local";

  private final String name;

  /**
   * @param name {@code diemcau.node}, {@code http(s)://host:port}; {@code local} for a server that
   *     has its database to itself
   */
  public ThisNode(@Value("${diemcau.node:" + ALONE + "}") String name) {
    this.name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (!isAlone() && !this.name.matches("https?://[A-Za-z0-9.\\[\\]:-]+")) {
      throw new IllegalArgumentException("diemcau.node has the form http://host:port, not " + name);
    }
  }

  public String name() {
    return name;
  }

  public boolean isAlone() {
    return name.equals(ALONE);
  }

  /** A short name of this server, for the addresses of what it alone has. */
  public String tag() {
    return tag(name);
  }

  static String tag(String node) {
    return UUID.nameUUIDFromBytes(node.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }

  /** Where another server is that names itself so; null for one that has no address, or is this. */
  public URI other(String node) {
    return node == null || node.equals(name) || !node.startsWith("http") ? null : URI.create(node);
  }
}
