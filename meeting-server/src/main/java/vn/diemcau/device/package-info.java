/**
 * The devices of sites: the line check before a meeting, with its verdicts for the technicians. The
 * register of endpoints will stand here too.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "organisation", "security", "meeting", "bridge"})
package vn.diemcau.device;
