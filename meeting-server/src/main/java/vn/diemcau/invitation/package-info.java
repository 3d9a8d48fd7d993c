/**
 * What the invited units reply to an invitation: who comes, who cannot, who goes in somebody's
 * place, and who has not replied.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "organisation", "security", "meeting"})
package vn.diemcau.invitation;
