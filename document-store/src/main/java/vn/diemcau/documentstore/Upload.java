package vn.diemcau.documentstore;

/** What came of receiving a file. */
public sealed interface Upload {

  /**
   * The file lies in the store, by its content, but belongs to no document yet: {@link
   * DocumentStore#put} does that. Unless it is put within an hour it is cleared away.
   *
   * @param hash SHA-256 of the content, 64 lower-case hexadecimal digits
   * @param size bytes
   * @param fileName the name it came with, with the ending that the content deserves
   */
  record Received(String hash, long size, FileType type, String fileName) implements Upload {}

  /** Nothing was kept. */
  record Refused(StoreRefusal refusal) implements Upload {}
}
