package vn.diemcau.mediabridge;
