/** Accounts, sessions, permissions scoped to a subtree of units, entry codes, audit. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "organisation"})
package vn.diemcau.security;
