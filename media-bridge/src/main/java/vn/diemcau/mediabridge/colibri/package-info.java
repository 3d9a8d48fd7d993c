/**
 * COLIBRI2: the translation between jitsi-xmpp-extensions' types and the bridge; the only package
 * in which they are read. Everything is checked first, then changed at once.
 */
package vn.diemcau.mediabridge.colibri;
