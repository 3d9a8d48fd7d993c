package vn.diemcau.mediabridge.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.diemcau.mediabridge.client.MediaFormats;

/** Counts what the bridge sends, by slot, and understands its NACKs and key-frame requests. */
final class SiteReceiver {

  private static final int NO_MID = -1;

  private final Map<String, SlotCounter> slots = new ConcurrentHashMap<>();
  private final SiteSender sender;

  SiteReceiver(SiteSender sender) {
    this.sender = sender;
  }

  List<SlotFigures> figures() {
    return slots.values().stream().map(SlotCounter::figures).toList();
  }

  void rtp(byte[] b, int length, long nowNanos) {
    int header = 12 + 4 * (b[0] & 0x0F);
    int payload = header;
    if ((b[0] & 0x10) != 0) {
      payload = header + 4 + 4 * int16(b, header + 2);
    }
    int type = b[1] & 0x7F;
    boolean padded = (b[0] & 0x20) != 0;
    int size = length - payload - (padded ? b[length - 1] & 0xFF : 0);
    if (payload > length || size <= 0 || MediaFormats.isRetransmission(type)) {
      return;
    }
    int midAt = (b[0] & 0x10) == 0 ? NO_MID : mid(b, header, payload);
    if (midAt == NO_MID) {
      return;
    }
    String mid = new String(b, midAt + 1, (b[midAt] & 0x0F) + 1, StandardCharsets.US_ASCII);
    boolean key = type == MediaFormats.VP8 && isKeyFrameStart(b, payload, length);
    slots
        .computeIfAbsent(mid, SlotCounter::new)
        .packet(int32(b, 8), int16(b, 2), length, key, nowNanos);
  }

  /** Index of the mid element, or {@link #NO_MID}. */
  private static int mid(byte[] b, int header, int payload) {
    if (int16(b, header) != 0xBEDE) {
      return NO_MID;
    }
    int at = header + 4;
    while (at < payload) {
      int element = b[at] & 0xFF;
      if (element == 0) {
        at++;
      } else if (element >>> 4 == MediaFormats.MID_ID) {
        return at;
      } else {
        at += 2 + (element & 0x0F);
      }
    }
    return NO_MID;
  }

  private static boolean isKeyFrameStart(byte[] b, int payload, int length) {
    int at = payload + 1;
    if ((b[payload] & 0x17) != 0x10) {
      return false;
    }
    if ((b[payload] & 0x80) != 0 && at < length) {
      int extensions = b[at++];
      if ((extensions & 0x80) != 0 && at < length) {
        at += (b[at] & 0x80) != 0 ? 2 : 1;
      }
      at += (extensions & 0x40) != 0 ? 1 : 0;
      at += (extensions & 0x30) != 0 ? 1 : 0;
    }
    return at < length && (b[at] & 1) == 0;
  }

  /** Walks a compound packet and answers NACK (205/1), PLI (206/1) and FIR (206/4). */
  void rtcp(byte[] b, int length) {
    int at = 0;
    while (at + 8 <= length) {
      int size = 4 * (int16(b, at + 2) + 1);
      if (at + size > length) {
        return;
      }
      int type = b[at + 1] & 0xFF;
      int format = b[at] & 0x1F;
      if (type == 206 && (format == 1 || format == 4)) {
        sender.keyFrameWanted();
      } else if (type == 205 && format == 1) {
        nack(b, at, size);
      }
      at += size;
    }
  }

  private void nack(byte[] b, int at, int size) {
    long ssrc = int32(b, at + 8) & 0xFFFF_FFFFL;
    for (int i = at + 12; i + 4 <= at + size; i += 4) {
      int first = int16(b, i);
      int mask = int16(b, i + 2);
      sender.lost(ssrc, first);
      for (int bit = 0; bit < 16; bit++) {
        if ((mask & 1 << bit) != 0) {
          sender.lost(ssrc, (first + 1 + bit) & 0xFFFF);
        }
      }
    }
  }

  private static int int16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
  }

  private static int int32(byte[] b, int at) {
    return int16(b, at) << 16 | int16(b, at + 2);
  }
}
