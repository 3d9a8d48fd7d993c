/** Accounts, sessions, permissions scoped to a subtree of units, entry codes, audit. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "node", "organisation"})
package vn.diemcau.security;
