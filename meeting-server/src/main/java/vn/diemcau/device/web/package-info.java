/** Line checks over REST. */
package vn.diemcau.device.web;
