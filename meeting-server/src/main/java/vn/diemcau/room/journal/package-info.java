/** The journal in PostgreSQL and the right to write it. */
package vn.diemcau.room.journal;
