package vn.diemcau.mediabridge.http;

/**
 * Why the bridge does not start with the settings it was given; the message is for the operator.
 */
public final class StartRefused extends Exception {

  StartRefused(String message) {
    super(message, null, false, false);
  }
}
