/** Who is heard: the loudest voices and the dominant speaker. */
package vn.diemcau.mediabridge.speakers;
