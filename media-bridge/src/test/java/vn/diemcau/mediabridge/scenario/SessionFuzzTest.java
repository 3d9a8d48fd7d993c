package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.fuzz.ShortRun;
import vn.diemcau.mediabridge.rtp.Bytes;

/**
 * Whole sessions on the simulated network: the input is what happens in the room and what a hostile
 * site sends. Nothing is thrown, and those who watch an honest site see an unbroken stream.
 */
class SessionFuzzTest {

  private static final int MOST_STEPS = 60;

  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void session(byte[] input) {
    Simulation simulation = new Simulation(3, 2);
    Peer honest = simulation.join("honest", 0, 3, 4);
    Peer viewer = simulation.join("viewer", 1, 2, 2);
    Peer hostile = simulation.join("hostile", 1, 3, 4);
    for (Peer peer : List.of(honest, hostile)) {
      peer.camera.start();
      peer.microphone.start();
    }
    viewer.watch("honest-v0");
    simulation.pass(300);
    int at = 0;
    for (int step = 0; step < MOST_STEPS && at < input.length; step++) {
      int length = Math.min(input.length - at - 1, input[at] >> 3 & 0x1F);
      byte[] bytes = Arrays.copyOfRange(input, at + 1, at + 1 + length);
      act(simulation, viewer, hostile, input[at] & 7, bytes);
      at += 1 + length;
    }
    hostile.leave();
    viewer.watch("honest-v0");
    simulation.pass(1500);
    int before = viewer.framesOf(honest);
    simulation.pass(1000);
    assertThat(viewer.framesOf(honest) - before).as("frames in a second").isGreaterThan(15);
    List<String> honestFaults =
        viewer.faults.stream().filter(fault -> fault.startsWith("viewer v0")).toList();
    assertThat(honestFaults).isEmpty();
  }

  private static void act(
      Simulation simulation, Peer viewer, Peer hostile, int what, byte[] bytes) {
    switch (what) {
      case 0 -> hostile.sendRtp(media(hostile, bytes));
      case 1 -> hostile.sendRtp(bytes);
      case 2 -> control(hostile, bytes);
      case 3 -> hostile.say(new String(bytes, StandardCharsets.UTF_8));
      case 4 -> hostile.watchAll(bytes.length * 40);
      case 5 -> simulation.room.forceMute("hostile", bytes.length % 2 == 0, bytes.length % 3 == 0);
      case 6 -> viewer.down.loss = bytes.length > 16 ? 0.05 : 0;
      default -> simulation.pass(1 + 10L * bytes.length);
    }
  }

  /** The bytes as the payload of the hostile camera's next packets. */
  private static byte[] media(Peer hostile, byte[] bytes) {
    byte[] packet = new byte[12 + bytes.length];
    System.arraycopy(bytes, 0, packet, 12, bytes.length);
    packet[0] = (byte) 0x80;
    packet[1] = Peer.VP8;
    Bytes.put16(packet, 2, bytes.length < 2 ? 0 : Bytes.u16(bytes, 0));
    Bytes.put32(packet, 8, hostile.camera.ssrc);
    return packet;
  }

  private static void control(Peer hostile, byte[] bytes) {
    hostile.inLoop(() -> hostile.endpoint.rtcp(bytes, 0, bytes.length, hostile.simulation.now()));
  }

  @Test
  void a_short_run() {
    ShortRun.over(
        60,
        this::session,
        ShortRun.hex("70 8081CE00020000000100000002 44 50 12 8AC80000 07 3F 30 9080111100"),
        ShortRun.hex("03 7B 2D FF 36 77 6C 48 10 90E0800011000000 47 25 25 3D 0F 81CD0003"));
  }
}
