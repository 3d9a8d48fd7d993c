/**
 * Things that happen at a time, kept in the database by Quartz: planned within the caller's
 * transaction, carried over restarts, run once in a cluster, tried again when they fail. Knows no
 * meetings.
 */
package vn.diemcau.scheduler;
