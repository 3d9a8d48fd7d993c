/**
 * Meetings before and around the live room: the plan, agenda, invited units, roles, phases and what
 * happens at a time. The live room itself is the feature {@code room}.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Meetings",
    allowedDependencies = {"shared", "node", "organisation", "security", "scheduler"})
package vn.diemcau.meeting;
