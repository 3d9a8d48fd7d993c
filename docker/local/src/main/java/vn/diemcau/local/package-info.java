/**
 * The real PostgreSQL and Redis on one machine: their binaries from Maven Central, started and
 * stopped by us, their data in one locked folder.
 */
package vn.diemcau.local;
