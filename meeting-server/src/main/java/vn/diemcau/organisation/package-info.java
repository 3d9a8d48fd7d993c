/** The unit tree with its periods of validity and predecessors, and how it is imported. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "shared")
package vn.diemcau.organisation;
