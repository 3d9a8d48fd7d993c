/** Views over RTP packets (RFC 3550, 8285, 4588). Imports nothing of ours. */
package vn.diemcau.mediabridge.rtp;
