package vn.diemcau.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What goes to many devices, encoded once for each audience. */
public final class Encodings {

  private final Map<Audience, Encoded> made = new ConcurrentHashMap<>();

  public Encoded of(Audience audience, Function<Audience, String> make) {
    return made.computeIfAbsent(audience, a -> Encoded.of(make.apply(a)));
  }
}
