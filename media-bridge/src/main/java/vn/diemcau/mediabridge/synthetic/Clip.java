package vn.diemcau.mediabridge.synthetic;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The recorded media that synthetic sites send over and over: VP8 frames, the first a key frame,
 * and Opus packets of 20 ms. How they were made stands in the README beside the files.
 */
public final class Clip {

  static final int VIDEO_MAGIC = 0x44435631;
  static final int AUDIO_MAGIC = 0x44434131;

  /** Frames of a second. */
  public static final int FRAMES_PER_SECOND = 15;

  /** Different rooms that there are. */
  public static final int ROOMS = 6;

  /** One encoded picture. */
  record Frame(boolean key, byte[] data) {}

  private final List<Frame> frames;
  private final List<byte[]> voice;

  private Clip(List<Frame> frames, List<byte[]> voice) {
    this.frames = frames;
    this.voice = voice;
  }

  /** The clip of some room; the number is taken modulo {@link #ROOMS}. */
  public static Clip of(int room) {
    return new Clip(frames("room-" + Math.floorMod(room, ROOMS) + ".clip"), packets("voice.clip"));
  }

  List<Frame> frames() {
    return frames;
  }

  List<byte[]> voice() {
    return voice;
  }

  private static List<Frame> frames(String name) {
    try (DataInputStream in = open(name, VIDEO_MAGIC)) {
      int count = in.readUnsignedShort();
      List<Frame> frames = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        boolean key = in.readBoolean();
        frames.add(new Frame(key, in.readNBytes(in.readUnsignedShort())));
      }
      return List.copyOf(frames);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> packets(String name) {
    try (DataInputStream in = open(name, AUDIO_MAGIC)) {
      int count = in.readUnsignedShort();
      List<byte[]> packets = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        packets.add(in.readNBytes(in.readUnsignedShort()));
      }
      return List.copyOf(packets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataInputStream open(String name, int magic) throws IOException {
    InputStream raw = Clip.class.getResourceAsStream(name);
    if (raw == null) {
      throw new IllegalStateException("The clip " + name + " is not on the class path");
    }
    DataInputStream in = new DataInputStream(raw);
    if (in.readInt() != magic) {
      throw new IllegalStateException(name + " is no clip");
    }
    return in;
  }
}
