/**
 * A full room for one person alone: a live meeting with synthetic communes in it, which come in by
 * the front door like everyone else (sign-in, WebSocket, bridge channel, media). Off unless {@code
 * ./dev demo} switches it on. Also synthetic sites by number for a rehearsal.
 */
package vn.diemcau.demo;
