package vn.diemcau.bridge.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a session description, split into its session part and its media parts. */
record SdpLines(List<String> session, List<Section> media) {

  private static final int MAX_SECTIONS = 120;

  /** One media part; {@code attributes} are the {@code a=} lines without their prefix. */
  record Section(String mediaLine, List<String> attributes) {

    /** The value of the first attribute with this name; empty text for one without a value. */
    Optional<String> value(String name) {
      return values(name).stream().findFirst();
    }

    List<String> values(String name) {
      List<String> found = new ArrayList<>();
      for (String attribute : attributes) {
        if (attribute.equals(name)) {
          found.add("");
        } else if (attribute.startsWith(name + ":")) {
          found.add(attribute.substring(name.length() + 1).strip());
        }
      }
      return found;
    }

    boolean has(String name) {
      return value(name).isPresent();
    }
  }

  /** Empty when the text does not have the shape of RFC 8866. */
  static Optional<SdpLines> read(String text) {
    List<String> session = new ArrayList<>();
    List<Section> media = new ArrayList<>();
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals("v=0")) {
      return Optional.empty();
    }
    List<String> attributes = session;
    for (String line : lines) {
      if (line.length() < 2 || line.charAt(1) != '=' || line.charAt(0) < 'a') {
        return Optional.empty();
      }
      if (line.startsWith("m=")) {
        attributes = new ArrayList<>();
        media.add(new Section(line.substring(2), attributes));
        if (media.size() > MAX_SECTIONS) {
          return Optional.empty();
        }
      } else if (line.startsWith("a=")) {
        attributes.add(line.substring(2));
      }
    }
    return media.isEmpty() ? Optional.empty() : Optional.of(new SdpLines(session, media));
  }

  /** An attribute of the media part, or else of the whole session. */
  Optional<String> value(Section section, String name) {
    return section.value(name).or(() -> new Section("", session).value(name));
  }
}
