package vn.diemcau.mediabridge.bench;

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

/** Opening what a sender sends, replay window and authentication included, per packet. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenStep {

  private static final int PACKETS = 512;

  /** Bytes of the packet: a voice and a full packet of a picture. */
  @Param({"106", "1150"})
  public int length;

  @Param({"AEAD_AES_128_GCM", "AES_CM_128_HMAC_SHA1_80"})
  public SrtpProfile profile;

  private final byte[][] arriving = new byte[PACKETS][];
  private final int[] arrivingLength = new int[PACKETS];
  private byte[] payload;
  private SrtpSession sender;
  private SrtpSession opening;
  private int sequence;

  @Setup(Level.Trial)
  public void peers() {
    CipherWarmUp.run();
    Random random = new Random(5);
    payload = SealStep.bytes(random, length + SrtpSession.MAX_OVERHEAD);
    SrtpKeys keys = SealStep.keys(profile, random);
    sender = new SrtpSession(keys);
    opening = new SrtpSession(keys);
  }

  /** A number opens only once, so that each packet is sealed anew; that is not counted. */
  @Setup(Level.Invocation)
  public void arrive() {
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = payload.clone();
      RtpWriter.header(packet, 0, false, false, 96, sequence++, 90_000, 77);
      arriving[i] = packet;
      arrivingLength[i] = sender.seal(packet, 0, length);
    }
  }

  @Benchmark
  @OperationsPerInvocation(PACKETS)
  public int open() {
    int opened = 0;
    for (int i = 0; i < PACKETS; i++) {
      opened += opening.open(arriving[i], 0, arrivingLength[i]);
    }
    if (opened != PACKETS * length) {
      throw new IllegalStateException("not all were opened");
    }
    return opened;
  }

  @TearDown(Level.Trial)
  public void close() {
    sender.close();
    opening.close();
  }
}
