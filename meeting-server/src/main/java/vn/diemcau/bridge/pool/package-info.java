/**
 * The bridges that this server may use: where they are, whether they are well, which one is next.
 */
package vn.diemcau.bridge.pool;
