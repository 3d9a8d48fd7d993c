/**
 * The bridge as a process of its own: COLIBRI2 over REST, the bridge channel's WebSocket, health,
 * metrics, drain (docs/bridge.md). The embedded bridge uses nothing of it.
 */
package vn.diemcau.mediabridge.http;
