package vn.diemcau.mediabridge.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.dtls.SrtpProfile;
import vn.diemcau.mediabridge.rtp.RtpWriter;
import vn.diemcau.mediabridge.srtp.CipherWarmUp;
import vn.diemcau.mediabridge.srtp.SrtpSession;

/** Sealing a packet for each of 640 receivers, each with a key of its own, per packet. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SealStep {

  private static final int RECEIVERS = 640;

  /** Bytes of the packet: a voice and a full packet of a picture. */
  @Param({"106", "1150"})
  public int length;

  @Param({"AEAD_AES_128_GCM", "AES_CM_128_HMAC_SHA1_80"})
  public SrtpProfile profile;

  private final SrtpSession[] receivers = new SrtpSession[RECEIVERS];
  private final MemorySegment room = Arena.global().allocate(2_048);
  private byte[] packet;
  private int sequence;

  @Setup(Level.Trial)
  public void receivers() {
    CipherWarmUp.run();
    Random random = new Random(5);
    packet = bytes(random, length + SrtpSession.MAX_OVERHEAD);
    for (int i = 0; i < RECEIVERS; i++) {
      receivers[i] = new SrtpSession(keys(profile, random));
    }
  }

  /** Both ways the same, so that one end opens what the other seals. */
  static SrtpKeys keys(SrtpProfile profile, Random random) {
    byte[] key = bytes(random, profile.keyLength());
    byte[] salt = bytes(random, profile.saltLength());
    return new SrtpKeys(profile, key, salt, key, salt);
  }

  static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Benchmark
  @OperationsPerInvocation(RECEIVERS)
  public int seal() {
    RtpWriter.header(packet, 0, false, false, 96, sequence++, 90_000, 77);
    int left = 0;
    for (SrtpSession receiver : receivers) {
      left +=
          receiver.sealsByAddress()
              ? receiver.seal(packet, 0, length, copied())
              : receiver.seal(packet, 0, length);
    }
    if (left <= RECEIVERS * length) {
      throw new IllegalStateException("not all were sealed");
    }
    return left;
  }

  private long copied() {
    MemorySegment.copy(packet, 0, room, ValueLayout.JAVA_BYTE, 0, length);
    return room.address();
  }

  @TearDown(Level.Trial)
  public void close() {
    for (SrtpSession receiver : receivers) {
      receiver.close();
    }
  }
}
