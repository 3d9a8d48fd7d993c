package vn.diemcau.room.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.RoomLink;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.state.Plan;

/** The devices that are linked to a room now, and those whose link has just broken. */
final class Links {

  private final Map<String, Linked> linked = new ConcurrentHashMap<>();
  private final Map<String, Instant> broken = new ConcurrentHashMap<>();

  /** A device with its link. */
  record Linked(String endpoint, Admission admission, RoomLink link) {

    UnitId site() {
      return admission.site();
    }
  }

  /** Links a device; returns the link that it had before, or null. */
  RoomLink add(Admission admission, RoomLink link) {
    broken.remove(admission.endpoint());
    Linked before =
        linked.put(admission.endpoint(), new Linked(admission.endpoint(), admission.begun(), link));
    return before == null ? null : before.link();
  }

  /** False when the device has another link by now. */
  boolean remove(String endpoint, RoomLink link) {
    Linked current = linked.get(endpoint);
    return current != null && current.link() == link && linked.remove(endpoint, current);
  }

  /** Takes a device's link away for good; null when it has none. */
  RoomLink cut(String endpoint) {
    broken.remove(endpoint);
    Linked current = linked.remove(endpoint);
    return current == null ? null : current.link();
  }

  void broke(String endpoint, Instant at) {
    broken.putIfAbsent(endpoint, at);
  }

  /** Devices whose link broke at or before an instant, and has not come back since. */
  List<Map.Entry<String, Instant>> brokenBefore(Instant instant) {
    List<Map.Entry<String, Instant>> found = new ArrayList<>();
    for (Map.Entry<String, Instant> entry : broken.entrySet()) {
      if (!entry.getValue().isAfter(instant)) {
        found.add(Map.entry(entry.getKey(), entry.getValue()));
      }
    }
    return found;
  }

  void mended(String endpoint) {
    broken.remove(endpoint);
  }

  boolean isLinked(String endpoint) {
    return linked.containsKey(endpoint);
  }

  Set<String> endpoints() {
    return linked.keySet();
  }

  /** How a device was let in; null when it has no link. */
  Admission admission(String endpoint) {
    Linked found = linked.get(endpoint);
    return found == null ? null : found.admission();
  }

  UnitId siteOf(String endpoint) {
    Linked found = linked.get(endpoint);
    return found == null ? null : found.site();
  }

  int size() {
    return linked.size();
  }

  boolean isEmpty() {
    return linked.isEmpty() && broken.isEmpty();
  }

  void each(Consumer<RoomLink> act) {
    linked.values().forEach(l -> act.accept(l.link()));
  }

  void atSite(UnitId site, Consumer<RoomLink> act) {
    linked.values().stream().filter(l -> l.site().equals(site)).forEach(l -> act.accept(l.link()));
  }

  /** The devices of sites that the plan does not hold. */
  void outside(Plan plan, Consumer<RoomLink> act) {
    linked.values().stream()
        .filter(l -> !plan.hasSite(l.site()))
        .forEach(l -> act.accept(l.link()));
  }

  void deliver(RoomMessage message) {
    linked.values().stream()
        .filter(l -> reads(l.admission(), message))
        .forEach(l -> l.link().message(message));
  }

  /** Who reads a message: whom it is for, who sent it, and always those who lead the meeting. */
  static boolean reads(Admission reader, RoomMessage message) {
    Audience audience = reader.audience();
    if (audience == Audience.HALL) {
      return false;
    }
    if (audience == Audience.LEAD || sent(reader, message)) {
      return true;
    }
    return switch (message.to()) {
      case ALL -> true;
      case SECRETARY -> false;
      case TECHNICIANS -> audience == Audience.TECHNICIANS;
      case SITE -> reader.site().equals(message.site());
    };
  }

  private static boolean sent(Admission reader, RoomMessage message) {
    return message.from().account() == null
        ? reader.doer().account() == null && reader.site().equals(message.from().site())
        : message.from().account().equals(reader.doer().account());
  }
}
