/** What the bridge does with the packets of one source: loss, retransmission, history, reports. */
package vn.diemcau.mediabridge.receive;
