package vn.diemcau.mediabridge.receive;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import vn.diemcau.mediabridge.speakers.Voice;

/**
 * One source of a room: what everybody may know of it, on whichever loop. Its packets are handled
 * by a {@link SourceReceiver} on its owner's loop.
 */
public final class SourceTrack {

  /** Asks the owner's sender for a key frame, from any loop. */
  @FunctionalInterface
  public interface KeyFrameHook {
    void request(SourceTrack track, long nowNanos);
  }

  private final String name;
  private final String owner;
  private final int ownerLoop;
  private final String videoType;
  private final int ssrc;
  private final long rtxSsrc;
  private final Voice voice;
  private final KeyFrameHook keyFrames;
  private final AtomicLong watchingLoops = new AtomicLong();
  private final AtomicIntegerArray heights;
  private final AtomicIntegerArray watchers;
  private final AtomicBoolean keyFrameAsked = new AtomicBoolean();
  private final AtomicBoolean patientlyAsked = new AtomicBoolean();
  private volatile SourceLayers layers = SourceLayers.UNKNOWN;
  private volatile boolean gone;
  private volatile boolean muted;
  private volatile boolean dormant;
  private volatile boolean sizesWanted;

  /**
   * @param videoType the bridge channel's word, null for audio
   * @param rtxSsrc unsigned, or negative for none
   * @param loops how many loops the room has, at most 64
   */
  public SourceTrack(
      String name,
      String owner,
      int ownerLoop,
      String videoType,
      int ssrc,
      long rtxSsrc,
      int loops,
      KeyFrameHook keyFrames) {
    this.name = name;
    this.owner = owner;
    this.ownerLoop = ownerLoop;
    this.videoType = videoType;
    this.ssrc = ssrc;
    this.rtxSsrc = rtxSsrc;
    this.keyFrames = keyFrames;
    voice = videoType == null ? new Voice(owner) : null;
    heights = new AtomicIntegerArray(loops);
    watchers = new AtomicIntegerArray(loops);
  }

  public String name() {
    return name;
  }

  public String owner() {
    return owner;
  }

  /** Index of the loop on which its owner lives. */
  public int ownerLoop() {
    return ownerLoop;
  }

  public boolean isVideo() {
    return videoType != null;
  }

  public String videoType() {
    return videoType;
  }

  public int ssrc() {
    return ssrc;
  }

  /** Unsigned, or negative for none. */
  public long rtxSsrc() {
    return rtxSsrc;
  }

  /** Null for video. */
  public Voice voice() {
    return voice;
  }

  /** Somebody needs a key frame of it. Passed on once, however many ask, until one comes. */
  public void requestKeyFrame(long nowNanos) {
    if (!gone && keyFrameAsked.compareAndSet(false, true)) {
      keyFrames.request(this, nowNanos);
    }
  }

  /** Somebody who sees it would like another layer of it, which takes a key frame. */
  public void requestLayerSwitch(long nowNanos) {
    if (!gone && patientlyAsked.compareAndSet(false, true)) {
      keyFrames.request(this, nowNanos);
    }
  }

  /** True when somebody sees nothing until a key frame comes; else those who ask see a picture. */
  public boolean keyFrameIsUrgent() {
    return keyFrameAsked.get();
  }

  /** A key frame began. */
  void keyFrameStarted() {
    keyFrameAsked.set(false);
    patientlyAsked.set(false);
  }

  /** What it consists of, newest measurement. Any thread. */
  public SourceLayers layers() {
    return layers;
  }

  /** Sets what it was measured to consist of. */
  public void layers(SourceLayers measured) {
    layers = measured;
  }

  public boolean gone() {
    return gone;
  }

  /** True while the server has it muted: none of its packets goes on, on whichever loop. */
  public boolean muted() {
    return muted;
  }

  public void mute(boolean now) {
    muted = now;
  }

  /**
   * True while it is wanted and nothing comes of it: a screen that nobody shares, a camera that is
   * switched off. It takes up no picture unless a receiver names it.
   */
  public boolean dormant() {
    return dormant;
  }

  public void dormant(boolean now) {
    dormant = now;
  }

  /** True since a receiver had to go without it: its sender shall send several sizes, if it can. */
  public boolean sizesWanted() {
    return sizesWanted;
  }

  /** What was known of its layers is known no longer. */
  public void wantSizes() {
    sizesWanted = true;
    layers = SourceLayers.UNKNOWN;
  }

  /** The source has left its room for good. */
  public void leave() {
    gone = true;
  }

  /**
   * Sets how large the receivers on a loop want it.
   *
   * @param height in pixels, 0 for nobody
   * @param count how many they are
   */
  public void watchedBy(int loop, int height, int count) {
    heights.set(loop, height);
    watchers.set(loop, count);
    if (height > 0) {
      watchingLoops.updateAndGet(mask -> mask | 1L << loop);
    } else {
      watchingLoops.updateAndGet(mask -> mask & ~(1L << loop));
    }
  }

  /** Bit i is set when loop i has receivers of it. */
  public long watchingLoops() {
    return watchingLoops.getOpaque();
  }

  /** How many receive it, on all loops. */
  public int watchers() {
    int sum = 0;
    for (int i = 0; i < watchers.length(); i++) {
      sum += watchers.get(i);
    }
    return sum;
  }

  /** The largest height that anybody wants, 0 when nobody watches. */
  public int wantedHeight() {
    int max = 0;
    for (int i = 0; i < heights.length(); i++) {
      max = Math.max(max, heights.get(i));
    }
    return max;
  }
}
