/** How much of what was asked for a receiver is given. */
package vn.diemcau.mediabridge.bandwidth;
