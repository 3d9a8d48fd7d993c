/** How the server stands on its machine: its own PostgreSQL and Redis, clock, connections. */
@org.springframework.modulith.ApplicationModule(
    type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package vn.diemcau.platform;
