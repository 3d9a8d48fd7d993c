/** Rooms in memory: the one writer of each, who is linked, what is heard right now. */
package vn.diemcau.room.live;
