/** What the bridge sends to one receiver: slots, rewriting, retransmission. */
package vn.diemcau.mediabridge.send;
