/**
 * The asking side of COLIBRI2: what a meeting server, a synthetic site or a test says to a bridge,
 * and what it reads from the answer.
 */
package vn.diemcau.mediabridge.client;
