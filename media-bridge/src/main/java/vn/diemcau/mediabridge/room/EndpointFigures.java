package vn.diemcau.mediabridge.room;

import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.receive.DropReason;

/**
 * What an endpoint has done so far, for statistics; a snapshot that may lag by a packet.
 *
 * @param sources names of the sources that it sends
 * @param linkBitsPerSecond what the line to it carries, {@link Long#MAX_VALUE} while it has shown
 *     no end
 * @param drops packets dropped, by reason; reasons never met are absent
 */
public record EndpointFigures(
    String id,
    String statsId,
    int loopIndex,
    List<String> sources,
    boolean audioMuted,
    boolean videoMuted,
    long packetsReceived,
    long bytesReceived,
    long packetsSent,
    long bytesSent,
    long linkBitsPerSecond,
    Map<DropReason, Long> drops) {}
