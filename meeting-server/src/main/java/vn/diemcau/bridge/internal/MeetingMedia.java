package vn.diemcau.bridge.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.pool.PooledBridge;
import vn.diemcau.mediabridge.room.Reception;
import vn.diemcau.meeting.MeetingId;

/**
 * What is wanted of one meeting's media, and the conferences that carry them: one, and during a
 * move those that are being left. Guarded by its lock.
 */
final class MeetingMedia {

  /** What an endpoint asked for; {@code mayUnmute} is false for a site's silent devices. */
  record Wish(MediaProfile profile, boolean mayUnmute) {}

  final ReentrantLock lock = new ReentrantLock();

  /** Held by whoever moves the meeting, so that it is moved once at a time. */
  final ReentrantLock moving = new ReentrantLock();

  final MeetingId meeting;
  private final CodecPreference codecs;
  final Map<String, Wish> wishes = new LinkedHashMap<>();
  final List<Sitting> leaving = new ArrayList<>();
  private final Map<String, Set<String>> allowed = new HashMap<>();
  private Set<String> audible = Set.of();
  private List<String> stage = List.of();

  /** Whose screen is shown; null for nobody's. */
  private String sharing;

  private boolean behind;

  /** True while all is about to be said again. */
  boolean sayingAgain;

  /** Null until somebody comes. */
  Sitting now;

  /** True once the room has ended: whoever waited for the lock begins with a new one. */
  boolean ended;

  MeetingMedia(MeetingId meeting, CodecPreference codecs) {
    this.meeting = meeting;
    this.codecs = codecs;
  }

  /** Begins on a bridge. */
  void sitOn(PooledBridge bridge) {
    now = new Sitting(meeting, bridge, codecs);
  }

  /** Seats an endpoint where the meeting is now; empty when the bridge has no place for it. */
  Optional<MediaOffer> seat(String endpoint, Wish wish, long number) {
    Optional<MediaOffer> offer = now.seat(endpoint, wish.profile(), !opens(endpoint, now), number);
    if (offer.isPresent()) {
      taken(now.stage(stage));
      taken(now.voices(audible));
      taken(now.reception(endpoint, reception(endpoint)));
      taken(now.muteSources(this::mutedSources));
    }
    return offer;
  }

  void unseat(String endpoint) {
    if (now != null) {
      now.unseat(endpoint);
    }
    leaving.forEach(sitting -> sitting.unseat(endpoint));
  }

  /** Forgets an endpoint altogether. */
  void remove(String endpoint) {
    wishes.remove(endpoint);
    allowed.remove(endpoint);
    unseat(endpoint);
  }

  void hear(Set<String> endpoints) {
    audible = Set.copyOf(endpoints);
    sittings().forEach(sitting -> taken(sitting.voices(audible)));
    settleMutes();
  }

  /** Whose screen is shown, and what it sounds like. */
  void share(String endpoint) {
    sharing = endpoint;
    settleMutes();
  }

  private void taken(boolean taken) {
    behind |= !taken;
  }

  /** True when a bridge did not take something since it was asked: it has to be said again. */
  boolean fellBehind() {
    boolean was = behind;
    behind = false;
    return was;
  }

  /** Everyone but those who may be heard is muted, wherever the meeting is. */
  private void settleMutes() {
    for (Sitting sitting : sittings()) {
      // single sources first, so that no microphone slips through beside a film's sound
      boolean closed = sitting.muteSources(this::mutedSources);
      Set<String> mute = sitting.muted(false);
      mute.removeIf(endpoint -> opens(endpoint, sitting));
      Set<String> open = closed ? sitting.muted(true) : new HashSet<>();
      open.removeIf(endpoint -> !opens(endpoint, sitting));
      taken(sitting.mute(mute, open) && closed);
    }
  }

  /** A film is heard where its site is not, if the microphone can stay closed beside it. */
  private boolean opens(String endpoint, Sitting sitting) {
    return mayBeHeard(endpoint) || sitting.mutesSources() && shares(endpoint);
  }

  private boolean shares(String endpoint) {
    Wish wish = wishes.get(endpoint);
    return wish != null && wish.mayUnmute() && endpoint.equals(sharing);
  }

  /** What of an endpoint is muted beside its sound as a whole. */
  private Set<String> mutedSources(String endpoint) {
    Set<String> names = new HashSet<>();
    if (!mayBeHeard(endpoint)) {
      names.add(SdpAnswer.sourceName(endpoint, "mic"));
    }
    if (!shares(endpoint)) {
      names.add(SdpAnswer.sourceName(endpoint, "screen"));
      names.add(SdpAnswer.sourceName(endpoint, "sound"));
    }
    return names;
  }

  void show(List<String> endpoints) {
    stage = List.copyOf(endpoints);
    sittings().forEach(sitting -> taken(sitting.stage(stage)));
  }

  void allow(String endpoint, Set<String> owners) {
    allowed.put(endpoint, Set.copyOf(owners));
    admit(endpoint);
  }

  void allowEveryone(String endpoint) {
    allowed.remove(endpoint);
    admit(endpoint);
  }

  private void admit(String endpoint) {
    sittings().forEach(sitting -> taken(sitting.reception(endpoint, reception(endpoint))));
  }

  /** Whether the meeting has to go to another bridge, or to begin anew where it is. */
  boolean isToMove() {
    return now != null && !now.isGood() && !wishes.isEmpty();
  }

  /** Takes another bridge; gives back the conference that is left, at once when it is lost. */
  Sitting moveTo(PooledBridge next) {
    Sitting old = now;
    if (!old.isThere()) {
      old.overdue();
    }
    leaving.add(old);
    sitOn(next);
    return old;
  }

  /** Ends what was left and can be told so. */
  void leaveOverdue() {
    for (Sitting old : List.copyOf(leaving)) {
      if (now != null && old.bridge == now.bridge) {
        // the present conference bears its name
        old.forget();
        leaving.remove(old);
      } else if (old.isOverdue() && !old.isDown()) {
        old.end();
        leaving.remove(old);
      }
    }
  }

  /** A bridge may have missed something: what it has not taken it is told again. */
  void sayAgain() {
    hear(audible);
    show(stage);
    wishes.keySet().forEach(this::admit);
  }

  /** Who has no place where the meeting is now: those first whom the others see and hear. */
  List<String> unseated() {
    if (now == null || !now.isGood()) {
      return List.of();
    }
    return wishes.keySet().stream()
        .filter(endpoint -> now.place(endpoint).isEmpty())
        .sorted(
            Comparator.comparing((String endpoint) -> !stage.contains(endpoint))
                .thenComparing(endpoint -> !audible.contains(endpoint)))
        .toList();
  }

  /** The conferences whose bridges can be told something. */
  private List<Sitting> sittings() {
    List<Sitting> all = new ArrayList<>(leaving);
    if (now != null) {
      all.add(now);
    }
    all.removeIf(sitting -> sitting.isEmpty() || sitting.isDown());
    return all;
  }

  private boolean mayBeHeard(String endpoint) {
    Wish wish = wishes.get(endpoint);
    return wish != null && wish.mayUnmute() && audible.contains(endpoint);
  }

  private Reception reception(String endpoint) {
    Set<String> owners = allowed.get(endpoint);
    return owners == null ? Reception.EVERYONE : new Reception(null, owners);
  }

  void end() {
    end(Sitting::end);
  }

  void leave() {
    end(Sitting::leave);
  }

  private void end(Consumer<Sitting> way) {
    wishes.clear();
    sittings().forEach(way);
    leaving.clear();
    now = null;
    ended = true;
  }
}
