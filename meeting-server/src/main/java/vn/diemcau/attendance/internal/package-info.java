/** The report's making. */
package vn.diemcau.attendance.internal;
