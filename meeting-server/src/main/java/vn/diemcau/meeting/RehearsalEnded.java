package vn.diemcau.meeting;

import vn.diemcau.node.NodeEvent;

/**
 * A rehearsal is over. Published within the transaction that ends it: whoever keeps something of it
 * deletes that in the same transaction, so that nothing is left of it whatever happens meanwhile.
 */
public record RehearsalEnded(MeetingId rehearsal) implements NodeEvent {}
