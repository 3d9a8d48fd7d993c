/** The live meeting: state machine, journal with one writer at a time, seats, presence. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "node", "organisation", "security", "meeting", "bridge"})
package vn.diemcau.room;
