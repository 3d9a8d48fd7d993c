package vn.diemcau.scheduler;
