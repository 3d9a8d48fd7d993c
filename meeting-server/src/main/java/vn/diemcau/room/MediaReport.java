package vn.diemcau.room;

/**
 * What a device says of itself every few seconds; never journalled.
 *
 * @param level loudness of its microphone, 0 to 1
 * @param quality {@code good, fair, poor} or {@code none}
 * @param freezes how often its picture stood still since the report before
 */
public record MediaReport(boolean mic, boolean camera, double level, String quality, int freezes) {}
