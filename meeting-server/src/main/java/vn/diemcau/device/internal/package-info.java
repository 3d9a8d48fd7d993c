/** Judging and keeping line checks. */
package vn.diemcau.device.internal;
