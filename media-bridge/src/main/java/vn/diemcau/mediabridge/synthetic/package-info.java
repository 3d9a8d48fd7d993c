/**
 * Synthetic sites: clients that really do ICE, DTLS and SRTP and send a short clip, for load,
 * rehearsals, the demo and tests.
 */
package vn.diemcau.mediabridge.synthetic;
