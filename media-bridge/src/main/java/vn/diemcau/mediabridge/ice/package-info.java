/**
 * Connectivity checks and consent (RFC 8445, 7675) for a lite agent, without sockets or clocks; the
 * STUN codec is ice4j's.
 */
package vn.diemcau.mediabridge.ice;
