package vn.diemcau.meeting;

import java.time.Instant;
import vn.diemcau.node.NodeEvent;

/** A meeting will not take place. Published within the transaction that cancels it. */
public record MeetingCancelled(MeetingId meeting, Phase before, String reason, Instant at)
    implements NodeEvent {}
