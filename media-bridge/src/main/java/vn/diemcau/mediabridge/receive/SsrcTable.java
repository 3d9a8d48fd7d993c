package vn.diemcau.mediabridge.receive;

/** A small map from SSRC to something, without boxing (open addressing). For one thread. */
public final class SsrcTable<V> {

  private int[] keys = new int[16];
  private Object[] values = new Object[16];
  private int size;

  /** The value, or null. */
  @SuppressWarnings("unchecked") // only put() writes values
  public V get(int ssrc) {
    int mask = keys.length - 1;
    for (int at = slot(ssrc, mask); values[at] != null; at = at + 1 & mask) {
      if (keys[at] == ssrc) {
        return (V) values[at];
      }
    }
    return null;
  }

  public void put(int ssrc, V value) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    if (insert(keys, values, ssrc, value)) {
      size++;
    }
  }

  public int size() {
    return size;
  }

  public void clear() {
    keys = new int[16];
    values = new Object[16];
    size = 0;
  }

  private void grow() {
    int[] newKeys = new int[2 * keys.length];
    Object[] newValues = new Object[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (values[i] != null) {
        insert(newKeys, newValues, keys[i], values[i]);
      }
    }
    keys = newKeys;
    values = newValues;
  }

  private static boolean insert(int[] keys, Object[] values, int ssrc, Object value) {
    int mask = keys.length - 1;
    int at = slot(ssrc, mask);
    while (values[at] != null && keys[at] != ssrc) {
      at = at + 1 & mask;
    }
    boolean added = values[at] == null;
    keys[at] = ssrc;
    values[at] = value;
    return added;
  }

  private static int slot(int ssrc, int mask) {
    return (ssrc * 0x9E37_79B1 >>> 8) & mask;
  }
}
