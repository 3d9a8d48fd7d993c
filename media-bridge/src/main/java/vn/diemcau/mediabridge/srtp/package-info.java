/** SRTP and SRTCP contexts of one peer (RFC 3711, 7714), by jitsi-srtp. */
package vn.diemcau.mediabridge.srtp;
