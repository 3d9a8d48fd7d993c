/** Behind the face: rows, permission, upload, release and reading of documents. */
package vn.diemcau.document.internal;
