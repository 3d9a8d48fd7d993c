package vn.diemcau.mediabridge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The packets that a sender sends, over and over: frames with the sizes of their packets and when
 * each of them leaves, and one voice.
 *
 * @param framesPerSecond of the picture
 * @param frames sent one after the other, then from the beginning
 * @param keyFrame sent in place of the next frame when one is asked for
 */
public record Mix(String name, int framesPerSecond, List<Frame> frames, Frame keyFrame) {

  /** Bytes of an RTP packet with sound: Opus of 32 kbit/s in packets of 20 ms. */
  public static final int AUDIO_BYTES = 106;

  public static final int AUDIO_PER_SECOND = 50;

  private static final int SCREEN_PER_SECOND = 15;

  /**
   * One picture.
   *
   * @param bytes of each RTP packet, header and extensions included
   * @param afterMicros when each packet leaves, counted from the first one
   */
  public record Frame(boolean key, int[] bytes, int[] afterMicros) {

    static Frame equal(boolean key, int packets, int bytes) {
      int[] sizes = new int[packets];
      java.util.Arrays.fill(sizes, bytes);
      return new Frame(key, sizes, new int[packets]);
    }
  }

  /** 1.5 Mbit/s: 180 packets of 1,150 bytes a second in 30 frames; key frames of 30 packets. */
  public static Mix stage() {
    return new Mix(
        "synthetic", 30, List.of(Frame.equal(false, 6, 1150)), Frame.equal(true, 30, 1150));
  }

  /** A small picture: 15 frames a second of one packet each, about 100 kbit/s. */
  public static Mix small() {
    return new Mix("small", 15, List.of(Frame.equal(false, 1, 850)), Frame.equal(true, 6, 1150));
  }

  /**
   * Packet sizes and times that {@link ChromiumSizes} recorded from a real Chromium.
   *
   * @param name of the resource without {@code .sizes}: {@code vp8}, {@code vp9} or {@code screen}
   */
  public static Mix recorded(String name) {
    try (InputStream raw = Mix.class.getResourceAsStream(name + ".sizes")) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(raw, StandardCharsets.US_ASCII));
      List<Frame> frames = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          frames.add(frame(line.split(" ")));
        }
      }
      Frame key = frames.stream().filter(Frame::key).findFirst().orElseThrow();
      int perSecond = name.equals("screen") ? SCREEN_PER_SECOND : 30;
      return new Mix(name, perSecond, Collections.unmodifiableList(frames), key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code K|D micros:bytes micros:bytes …}. */
  private static Frame frame(String[] words) {
    int[] bytes = new int[words.length - 1];
    int[] after = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      String[] packet = words[i + 1].split(":");
      after[i] = Integer.parseInt(packet[0]);
      bytes[i] = Integer.parseInt(packet[1]);
    }
    return new Frame(words[0].equals("K"), bytes, after);
  }
}
