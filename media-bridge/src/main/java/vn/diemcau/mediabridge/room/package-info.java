/**
 * A room of the bridge: its endpoints, its sources and one shard per event loop that holds some of
 * its endpoints. Everything here is sans-IO: time and packets are arguments, output goes to a sink
 * on the same thread.
 */
package vn.diemcau.mediabridge.room;
