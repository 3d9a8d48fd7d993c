package vn.diemcau.room.journal;

/** Another writer has taken the room: what was to be written is not, and this writer ends. */
public class FencedOut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedOut(String meeting, long fence) {
    super("writer " + fence + " of " + meeting + " has been replaced");
  }
}
