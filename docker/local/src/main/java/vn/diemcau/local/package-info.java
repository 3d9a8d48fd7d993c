package vn.diemcau.local;
