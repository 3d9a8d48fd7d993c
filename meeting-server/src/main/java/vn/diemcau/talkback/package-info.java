/**
 * Talkback: a technician speaks with the sites in his care before and during a meeting, on a
 * conference of its own that shares nothing with the room, so that the stage never hears it.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "node",
      "organisation",
      "security",
      "meeting",
      "bridge",
      "room",
      "device"
    })
package vn.diemcau.talkback;
