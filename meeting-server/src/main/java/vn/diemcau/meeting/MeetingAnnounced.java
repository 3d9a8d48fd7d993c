package vn.diemcau.meeting;

import java.time.Instant;
import vn.diemcau.node.NodeEvent;

/** The invitations of a meeting went out. Published within the transaction that announces it. */
public record MeetingAnnounced(MeetingId meeting, Instant startsAt, Instant at)
    implements NodeEvent {}
