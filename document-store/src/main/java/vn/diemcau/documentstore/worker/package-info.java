/**
 * The child process that opens foreign files: detects their type and reads their text.
 *
 * <p>It is started by the store with little memory, without the parent's environment, and is killed
 * when it takes too long. It speaks {@link vn.diemcau.documentstore.worker.Frame}s over its
 * standard streams, has no database and no secrets, and ends when its parent does.
 */
package vn.diemcau.documentstore.worker;
