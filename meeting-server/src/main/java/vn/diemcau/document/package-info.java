/**
 * The papers of a meeting: which file belongs to which agenda item, released to the invited units
 * when, who received and who opened it. The files themselves, their text and the search lie in the
 * module {@code document-store}.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Documents",
    allowedDependencies = {
      "shared",
      "node",
      "organisation",
      "security",
      "meeting",
      "documentstore"
    })
package vn.diemcau.document;
