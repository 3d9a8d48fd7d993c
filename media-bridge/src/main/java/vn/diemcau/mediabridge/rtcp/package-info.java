/** Readers and writers of RTCP packets (RFC 3550, 4585, 5104). Imports nothing of ours. */
package vn.diemcau.mediabridge.rtcp;
