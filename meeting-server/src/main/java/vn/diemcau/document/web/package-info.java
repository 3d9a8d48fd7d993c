/** Documents over REST: lists, uploads, contents by ranges, receipts, search. */
package vn.diemcau.document.web;
