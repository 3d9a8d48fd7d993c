/**
 * DTLS-SRTP handshakes (RFC 5763, 5764) with BouncyCastle, off the loops; they end in the SRTP keys
 * or in a reason.
 */
package vn.diemcau.mediabridge.dtls;
