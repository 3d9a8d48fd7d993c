/** The room over REST. */
package vn.diemcau.room.web;
