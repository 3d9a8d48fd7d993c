/** Lines, what is said on them, and who may call whom. */
package vn.diemcau.talkback.internal;
