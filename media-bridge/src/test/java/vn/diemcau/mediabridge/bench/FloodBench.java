package vn.diemcau.mediabridge.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.TestConference;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.ice.StunCodec;

/**
 * What a flood costs the bridge: processor time (user and system, of its loops) per datagram of
 * each kind that somebody without a password can send, and how many bytes it answers.
 */
@Tag("bench")
class FloodBench {

  private static final int WARM_UP = 200_000;
  private static final int DATAGRAMS = 400_000;
  private static final int IN_FLIGHT = 64;

  @Test
  void a_flood() throws IOException {
    try (TestConference conference = new TestConference(1, 1);
        DatagramChannel attacker = DatagramChannel.open()) {
      IceCredentials bridge = endpoint(conference.bridge);
      attacker.connect(
          new InetSocketAddress("127.0.0.1", conference.bridge.stats().ports().getFirst()));
      attacker.configureBlocking(false);
      List<String> rows = new ArrayList<>();
      for (Map.Entry<String, byte[]> kind : kinds(bridge).entrySet()) {
        flood(conference.bridge, attacker, kind.getValue(), WARM_UP);
        long before = loopNanos();
        int answered = flood(conference.bridge, attacker, kind.getValue(), DATAGRAMS);
        double micros = (loopNanos() - before) / 1e3 / DATAGRAMS;
        rows.add(
            String.format(
                Locale.ROOT,
                "{\"kind\":\"%s\",\"bytes\":%d,\"cpuMicrosecondsPerDatagram\":%.2f,"
                    + "\"bytesAnswered\":%d}",
                kind.getKey(),
                kind.getValue().length,
                micros,
                answered));
      }
      assertThat(conference.bridge.stats().faults()).isZero();
      String json = "{\"bench\":\"flood\",\"rows\":[\n  " + String.join(",\n  ", rows) + "]}\n";
      Path folder = Files.createDirectories(Path.of("target", "bench"));
      Files.writeString(folder.resolve("flood.json"), json);
      System.out.print(json);
    }
  }

  private static Map<String, byte[]> kinds(IceCredentials bridge) {
    byte[] garbage = new byte[1_200];
    new Random(3).nextBytes(garbage);
    garbage[0] = (byte) 0xF0;
    byte[] media = garbage.clone();
    media[0] = (byte) 0x80;
    byte[] key = "a-password-of-someone-else".getBytes(UTF_8);
    return Map.of(
        "garbage",
        garbage,
        "media of nobody",
        media,
        "check, unknown user fragment",
        check("nobody:nobody", key),
        "check, right user fragment, wrong password",
        check(bridge.ufrag() + ":nobody", key));
  }

  private static byte[] check(String username, byte[] key) {
    return StunCodec.check(username, 1, true, 1, new byte[12], key);
  }

  /** Sends as fast as the bridge reads, so that each datagram is handled; bytes that came back. */
  private static int flood(MediaBridge bridge, DatagramChannel from, byte[] datagram, int count)
      throws IOException {
    ByteBuffer out = ByteBuffer.wrap(datagram);
    ByteBuffer in = ByteBuffer.allocate(2_048);
    long begin = read(bridge);
    int answered = 0;
    for (int i = 0; i < count; i++) {
      while (i - (read(bridge) - begin) >= IN_FLIGHT) {
        Thread.onSpinWait();
      }
      from.write(out.rewind());
      if (i % IN_FLIGHT == 0) {
        for (int n = from.read(in.clear()); n > 0; n = from.read(in.clear())) {
          answered += n;
        }
      }
    }
    TestConference.await("all of it is read", () -> read(bridge) - begin >= count);
    return answered;
  }

  private static long read(MediaBridge bridge) {
    return bridge.stats().datagramsReceived();
  }

  private static IceCredentials endpoint(MediaBridge bridge) {
    ModifyAnswer answer = bridge.modify(ColibriRequests.createEndpoint("m", true, "a", false));
    assertThat(bridge.stats().conferences())
        .extracting(BridgeStats.Conference::meetingId)
        .hasSize(1);
    return BridgeTransport.read(((ModifyAnswer.Modified) answer).answer(), "a")
        .orElseThrow()
        .credentials();
  }

  /** Time on a processor of the threads named {@code media-…}, as the kernel counts it. */
  private static long loopNanos() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.mapToLong(FloodBench::nanos).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long nanos(Path task) {
    try {
      boolean loop = Files.readString(task.resolve("comm")).startsWith("media-");
      return loop ? Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0]) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
