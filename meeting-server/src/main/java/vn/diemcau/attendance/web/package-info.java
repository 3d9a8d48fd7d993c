/** The report over REST. */
package vn.diemcau.attendance.web;
