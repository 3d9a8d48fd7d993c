/** Several servers on one PostgreSQL and one Redis: who this one is, and how it asks the others. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "shared")
package vn.diemcau.node;
