/**
 * Keeps documents: files by content hash, their true type, their text, and search over both.
 *
 * <p>{@link vn.diemcau.documentstore.DocumentStore} is the face. The store knows nothing of
 * meetings, units or people: who may find a document is said by scopes, opaque tags that the caller
 * sets, changes and searches with. Nothing in a file is parsed inside the caller's process: types
 * and text are read by worker processes with limits of memory and time.
 */
package vn.diemcau.documentstore;
