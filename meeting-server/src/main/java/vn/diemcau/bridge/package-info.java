/** Media of the live room: SDP to COLIBRI2 and back, and which endpoints may be heard and seen. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "node", "organisation", "security", "meeting"})
package vn.diemcau.bridge;
