/** Parsers over codec payloads: what the bridge must know of a frame to forward it. */
package vn.diemcau.mediabridge.codec;
