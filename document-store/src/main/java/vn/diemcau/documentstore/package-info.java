package vn.diemcau.documentstore;
