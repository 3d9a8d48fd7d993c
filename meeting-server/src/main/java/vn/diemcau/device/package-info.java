/**
 * The endpoints of sites: their register, what they run and where they are, orders to them; and the
 * line check before a meeting, with its verdicts for the technicians; how lines and devices did
 * over weeks, and whom to call when a site turns bad.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "organisation",
      "security",
      "meeting",
      "bridge",
      "room",
      "scheduler"
    })
package vn.diemcau.device;
