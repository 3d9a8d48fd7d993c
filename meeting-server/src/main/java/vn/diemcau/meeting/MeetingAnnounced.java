package vn.diemcau.meeting;

import java.time.Instant;

/** The invitations of a meeting went out. Published within the transaction that announces it. */
public record MeetingAnnounced(MeetingId meeting, Instant startsAt, Instant at) {}
