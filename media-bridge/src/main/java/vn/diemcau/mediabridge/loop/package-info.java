/**
 * Threads, UDP ports and the clock: one event loop per core, one port per loop. The only package
 * that imports Netty.
 */
package vn.diemcau.mediabridge.loop;
