/**
 * The room over WebSocket: decode, one handler for each kind of message, encode. No rules of its
 * own; the protocol stands in docs/signalling.md.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "node",
      "organisation",
      "security",
      "meeting",
      "bridge",
      "document",
      "talkback",
      "room",
      "room :: state"
    })
package vn.diemcau.signalling;
