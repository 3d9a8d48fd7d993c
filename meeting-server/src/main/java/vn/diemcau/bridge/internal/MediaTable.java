package vn.diemcau.bridge.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;

/** The media of all meetings, and the numbers of their offers. */
@Component
class MediaTable {

  private final Map<MeetingId, MeetingMedia> meetings = new ConcurrentHashMap<>();

  /** Never those of a server that ran before: a client may still hold one of its offers. */
  private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() * 1000);

  private final CodecPreference codecs;

  MediaTable(CodecPreference codecs) {
    this.codecs = codecs;
  }

  /** Never on media that ended while they were waited for: nobody would find them again. */
  <T> T locked(MeetingId meeting, Function<MeetingMedia, T> action) {
    while (true) {
      MeetingMedia media = meetings.computeIfAbsent(meeting, id -> new MeetingMedia(id, codecs));
      media.lock.lock();
      try {
        if (!media.ended) {
          return action.apply(media);
        }
      } finally {
        media.lock.unlock();
      }
    }
  }

  /** Does nothing for a meeting that has ended: what comes late makes no new one. */
  void ifThere(MeetingId meeting, Consumer<MeetingMedia> action) {
    MeetingMedia media = meetings.get(meeting);
    if (media == null) {
      return;
    }
    media.lock.lock();
    try {
      if (!media.ended) {
        action.accept(media);
      }
    } finally {
      media.lock.unlock();
    }
  }

  /** Takes the meeting's media away by one of the two ways to end them. */
  void end(MeetingId meeting, Consumer<MeetingMedia> way) {
    locked(
        meeting,
        media -> {
          way.accept(media);
          return meetings.remove(meeting, media);
        });
  }

  List<MeetingMedia> all() {
    return List.copyOf(meetings.values());
  }

  long nextNumber() {
    return numbers.getAndIncrement();
  }
}
