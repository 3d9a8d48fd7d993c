/** The messages of the bridge channel, JSON by {@code colibriClass}. */
package vn.diemcau.mediabridge.channel;
