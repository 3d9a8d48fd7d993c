package vn.diemcau.mediabridge.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.XorMappedAddressAttribute;
import org.ice4j.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.TestConference;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.ice.StunCodec;
import vn.diemcau.mediabridge.loop.DatagramListener;
import vn.diemcau.mediabridge.loop.MediaLoop;
import vn.diemcau.mediabridge.loop.MediaLoops;
import vn.diemcau.mediabridge.loop.TcpDoor;
import vn.diemcau.mediabridge.peer.IgnoredReason;

/** The bridge's TCP port, over real TCP on loopback (RFC 4571, RFC 6544). */
class TcpTest {

  private static final BridgeConfig CONFIG =
      new BridgeConfig(
          "local",
          2,
          "127.0.0.1",
          "",
          0,
          0,
          List.of("127.0.0.1"),
          Map.of(),
          "/colibri-ws",
          BridgeConfig.Limits.STANDARD);

  @Test
  void a_check_is_answered_on_whichever_loop_the_endpoint_lives() throws IOException {
    try (TestConference conference = new TestConference(CONFIG, 1, "127.0.0.1")) {
      for (String id : List.of("first", "second")) {
        IceCredentials bridge = create(conference, id);
        try (Client client = new Client(conference.bridge.stats().tcpPort())) {
          client.write(check(bridge, bridge.password()));
          Message answer = client.readStun();
          assertThat(answer.getMessageType()).isEqualTo(Message.BINDING_SUCCESS_RESPONSE);
          XorMappedAddressAttribute mapped =
              (XorMappedAddressAttribute) answer.getAttribute(Attribute.XOR_MAPPED_ADDRESS);
          assertThat(mapped.getAddress(answer.getTransactionID()).getPort())
              .isEqualTo(client.socket.getLocalPort());
          // one byte at a time is the same to it
          byte[] frame = check(bridge, bridge.password());
          client.writeSlowly(frame);
          assertThat(client.readStun().getMessageType())
              .isEqualTo(Message.BINDING_SUCCESS_RESPONSE);
          assertThat(conference.bridge.stats().tcpConnections()).isEqualTo(1);
        }
        TestConference.await(
            "the connection is gone", () -> conference.bridge.stats().tcpConnections() == 0);
      }
      assertThat(conference.bridge.stats().faults()).isZero();
    }
  }

  @Test
  void a_connection_with_a_wrong_password_or_of_nobody_is_closed() throws IOException {
    try (TestConference conference = new TestConference(CONFIG, 1, "127.0.0.1")) {
      IceCredentials bridge = create(conference, "first");
      int port = conference.bridge.stats().tcpPort();
      try (Client client = new Client(port)) {
        client.write(check(bridge, "a-password-of-someone-else"));
        assertThat(client.isClosedByServer()).isTrue();
      }
      try (Client client = new Client(port)) {
        client.write(check(new IceCredentials("nobody", bridge.password()), bridge.password()));
        assertThat(client.isClosedByServer()).isTrue();
      }
      assertThat(conference.bridge.stats().ignored())
          .containsEntry(IgnoredReason.WRONG_CREDENTIALS, 1L);
      assertThat(conference.bridge.stats().tcpRefused()).isEqualTo(1);
      assertThat(conference.endpoints()).noneMatch(e -> e.connected());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\0\4abcd", "\uffff\uffff"})
  void what_is_not_a_check_is_closed(String text) throws IOException {
    try (TestConference conference = new TestConference(CONFIG, 1, "127.0.0.1")) {
      create(conference, "first");
      try (Client client = new Client(conference.bridge.stats().tcpPort())) {
        client.out.write(text.getBytes(UTF_8));
        assertThat(client.isClosedByServer()).isTrue();
      }
      assertThat(conference.bridge.stats().faults()).isZero();
    }
  }

  @Test
  void connections_from_one_address_and_unproven_ones_have_limits() throws IOException {
    Duration patient = Duration.ofMinutes(5);
    try (Door perAddress = new Door(new TcpDoor.Limits(10, 2, 10, patient));
        Client first = perAddress.client();
        Client second = perAddress.client();
        Client third = new Client(perAddress.door.port())) {
      assertThat(third.isClosedByServer()).isTrue();
      for (Client one : List.of(first, second)) {
        one.write(new byte[] {1});
        assertThat(one.read()).as("the others stay").isNotEmpty();
      }
    }
    try (Door unproven = new Door(new TcpDoor.Limits(10, 10, 1, patient));
        Client first = unproven.client();
        Client second = new Client(unproven.door.port())) {
      assertThat(second.isClosedByServer()).isTrue();
      first.write(new byte[] {1});
      assertThat(first.read()).isNotEmpty();
      try (Client third = new Client(unproven.door.port())) {
        third.write(new byte[] {1});
        assertThat(third.read()).as("the first one has proven itself").isNotEmpty();
      }
    }
  }

  @Test
  void a_connection_that_says_nothing_is_closed() throws IOException {
    try (Door door = new Door(new TcpDoor.Limits(10, 10, 10, Duration.ofMillis(50)));
        Client silent = door.client();
        Client proven = door.client()) {
      proven.write(new byte[] {1});
      assertThat(proven.read()).isNotEmpty();
      assertThat(silent.isClosedByServer()).isTrue();
      proven.write(new byte[] {1});
      assertThat(proven.read()).isNotEmpty();
    }
  }

  @Test
  void a_client_that_does_not_read_loses_whole_frames_and_nothing_piles_up() throws IOException {
    try (Door door = new Door(TcpDoor.Limits.STANDARD);
        Client slow = door.client()) {
      door.answers.set(40_000);
      slow.write(new byte[] {1});
      TestConference.await(
          "frames are dropped", () -> door.loop.packetsDroppedForBackpressure() > 30_000);
      long written = door.loop.packetsSent();
      for (long i = 0; i < written; i++) {
        assertThat(slow.read()).hasSize(1_000);
      }
      door.answers.set(1);
      slow.write(new byte[] {1});
      assertThat(slow.read()).as("afterwards it is served again").hasSize(1_000);
    }
  }

  /** A door whose only loop trusts everyone and answers with so many frames of 1000 bytes. */
  private static final class Door implements AutoCloseable, DatagramListener {
    private final MediaLoops threads = new MediaLoops(2, "door");
    private final MediaLoop loop = threads.open(0, "127.0.0.1", 0);
    private final AtomicInteger answers = new AtomicInteger(1);
    private final TcpDoor door;

    Door(TcpDoor.Limits limits) {
      loop.listen(this);
      door = threads.openDoor(List.of("127.0.0.1"), 0, limits, frame -> loop);
    }

    /** One more that is within the limits. */
    Client client() throws IOException {
      int before = door.connections();
      Client client = new Client(door.port());
      TestConference.await("it is taken", () -> door.connections() > before);
      return client;
    }

    @Override
    public void onDatagram(byte[] buffer, int length, InetSocketAddress from, long nowNanos) {
      loop.streams().trust(from);
      byte[] answer = new byte[1_000];
      for (int i = answers.get(); i > 0; i--) {
        loop.send(answer, 0, answer.length, from);
      }
    }

    @Override
    public void close() {
      door.close();
      threads.close();
    }
  }

  /** The other side of a connection. */
  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;

    Client(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      out = new DataOutputStream(socket.getOutputStream());
      in = new DataInputStream(socket.getInputStream());
    }

    void write(byte[] frame) throws IOException {
      byte[] framed = new byte[frame.length + 2];
      framed[0] = (byte) (frame.length >> 8);
      framed[1] = (byte) frame.length;
      System.arraycopy(frame, 0, framed, 2, frame.length);
      out.write(framed);
    }

    void writeSlowly(byte[] frame) throws IOException {
      out.writeByte(frame.length >> 8);
      out.writeByte(frame.length);
      for (byte one : frame) {
        out.writeByte(one);
      }
    }

    byte[] read() throws IOException {
      return in.readNBytes(in.readUnsignedShort());
    }

    Message readStun() throws IOException {
      byte[] frame = read();
      return StunCodec.decode(frame, frame.length);
    }

    boolean isClosedByServer() throws IOException {
      try {
        return in.read() < 0;
      } catch (SocketException e) {
        return e.getMessage().contains("reset");
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static IceCredentials create(TestConference conference, String id) {
    boolean first = conference.bridge.stats().conferences().isEmpty();
    ModifyAnswer answer =
        conference.bridge.modify(
            ColibriRequests.createEndpoint(TestConference.MEETING, first, id, false));
    return BridgeTransport.read(((ModifyAnswer.Modified) answer).answer(), id)
        .orElseThrow()
        .credentials();
  }

  private static byte[] check(IceCredentials bridge, String password) {
    return StunCodec.check(
        bridge.ufrag() + ":client", 1, true, 7, new byte[12], password.getBytes(UTF_8));
  }
}
