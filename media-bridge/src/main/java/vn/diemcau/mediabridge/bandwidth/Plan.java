package vn.diemcau.mediabridge.bandwidth;

import java.util.List;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * What one receiver gets.
 *
 * @param limited whether the link keeps it from more
 * @param wantedBits bits per second that everything chosen would take
 * @param tooLarge the first picture of the stage that does not fit in any step, null for none
 */
public record Plan(List<Grant> grants, boolean limited, long wantedBits, SourceTrack tooLarge) {}
