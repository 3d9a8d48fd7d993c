package vn.diemcau.document.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How fast documents leave the server, all of them together: hundreds of sites may fetch a large
 * one at once, and the room's events and the media need the same line and the same processors.
 * Whoever reads gets a piece in turn.
 */
@Component
class Pace {

  static final int PIECE = 256 * 1024;

  /** Less than this is not worth stopping for. */
  private static final long UNNOTICED_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final double nanosPerByte;
  private final LongSupplier nanos;
  private long next;

  @Autowired
  Pace(@Value("${diemcau.documents.megabytes-a-second:100}") int megabytes) {
    this(megabytes, System::nanoTime);
  }

  Pace(int megabytes, LongSupplier nanos) {
    if (megabytes < 1) {
      throw new IllegalArgumentException("diemcau.documents.megabytes-a-second is " + megabytes);
    }
    this.nanosPerByte = 1e9 / (megabytes * 1e6);
    this.nanos = nanos;
    this.next = nanos.getAsLong();
  }

  /** Takes the next free place for so many bytes; returns how long it is until then. */
  synchronized long take(int bytes) {
    long now = nanos.getAsLong();
    long begin = Math.max(now, next);
    next = begin + (long) (bytes * nanosPerByte);
    return begin - now;
  }

  /** The same bytes, no faster than it is their turn. */
  InputStream paced(InputStream content) {
    return new Paced(content);
  }

  private final class Paced extends FilterInputStream {

    private int allowed;

    Paced(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      await();
      int one = super.read();
      allowed--;
      return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      await();
      int count = super.read(into, from, Math.min(most, allowed));
      allowed -= Math.max(count, 0);
      return count;
    }

    private void await() {
      if (allowed <= 0) {
        allowed = PIECE;
        long wait = take(PIECE);
        if (wait > UNNOTICED_NANOS) {
          LockSupport.parkNanos(wait);
        }
      }
    }
  }
}
