package vn.diemcau.bridge;

import vn.diemcau.meeting.MeetingId;

/**
 * An endpoint's media go on at another bridge: the client takes this offer beside the link that it
 * has and lets go of the old one when media flow on the new.
 */
public record MediaMoved(MeetingId meeting, MediaOffer offer) {}
