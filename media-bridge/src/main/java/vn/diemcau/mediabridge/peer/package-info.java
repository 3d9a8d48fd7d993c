/**
 * One endpoint's transport: what arrives for it is opened and handed to its room, what the room
 * says is sealed and written. Everything here runs on the endpoint's loop.
 */
package vn.diemcau.mediabridge.peer;
