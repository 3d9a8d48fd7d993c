/** Talkback over REST. */
package vn.diemcau.talkback.web;
