package vn.diemcau.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Makes identifiers that sort by the time they were made (UUID version 7, RFC 9562). */
public final class NewId {

  private static final NoArgGenerator V7 = Generators.timeBasedEpochGenerator();

  private NewId() {}

  public static UUID next() {
    return V7.generate();
  }
}
