package vn.diemcau.mediabridge.synthetic;

/**
 * What a synthetic site received in one slot.
 *
 * @param gaps sequence numbers that never came while later ones did
 * @param switches changes of SSRC within the slot: the bridge must never cause one
 * @param keyFrames VP8 key frames that began in the slot, 0 for audio
 * @param lastAtNanos when the last packet came, by {@link System#nanoTime()}
 */
public record SlotFigures(
    String mid,
    long packets,
    long bytes,
    long gaps,
    int switches,
    long keyFrames,
    long lastAtNanos) {}
