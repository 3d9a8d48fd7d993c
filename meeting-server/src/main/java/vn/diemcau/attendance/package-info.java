/** Who took part in a meeting: a view of the room's journal, on the screen, as XLSX and as PDF. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "organisation",
      "security",
      "meeting",
      "room",
      "room :: state"
    })
package vn.diemcau.attendance;
