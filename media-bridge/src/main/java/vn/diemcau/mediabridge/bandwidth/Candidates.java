package vn.diemcau.mediabridge.bandwidth;

import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * The video sources of a room among which pictures are chosen.
 *
 * @param byName all of them
 * @param stage those of the endpoints on the room's stage, most important first
 * @param byImportance all of them: who spoke last first, then in the order in which they came
 */
public record Candidates(
    Map<String, SourceTrack> byName, List<SourceTrack> stage, List<SourceTrack> byImportance) {}
