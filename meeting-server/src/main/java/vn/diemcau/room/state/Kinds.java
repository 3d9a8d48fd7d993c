package vn.diemcau.room.state;

import java.util.Map;
import java.util.TreeMap;

/** The names of commands and events and the records that carry them, read off the sealed types. */
public final class Kinds {

  public static final Map<String, Class<? extends RoomCommand>> COMMANDS =
      Map.copyOf(leaves(RoomCommand.class));
  public static final Map<String, Class<? extends RoomEvent>> EVENTS =
      Map.copyOf(leaves(RoomEvent.class));

  private Kinds() {}

  /** The name of an event's or a command's type. */
  public static String of(Object carrier) {
    return carrier.getClass().getAnnotation(Kind.class).value();
  }

  /** Commands without a name are the server's own and cannot be sent by anyone. */
  private static <T> Map<String, Class<? extends T>> leaves(Class<T> top) {
    Map<String, Class<? extends T>> found = new TreeMap<>();
    collect(top, top, found);
    return found;
  }

  private static <T> void collect(
      Class<T> top, Class<?> type, Map<String, Class<? extends T>> found) {
    if (type.isSealed()) {
      for (Class<?> sub : type.getPermittedSubclasses()) {
        collect(top, sub, found);
      }
    } else if (type.isAnnotationPresent(Kind.class)) {
      String name = type.getAnnotation(Kind.class).value();
      if (found.put(name, type.asSubclass(top)) != null) {
        throw new IllegalStateException("two types are called " + name);
      }
    }
  }
}
