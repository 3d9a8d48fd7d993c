package vn.diemcau.mediabridge.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.loop.RunOutput;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/** How the packets of a burst are put into runs; the cipher here only appends a tag of 16 bytes. */
class BurstTest {

  private static final int TAG = 16;

  /** One run as it was written. */
  private record Run(int segment, byte[] bytes) {

    List<byte[]> packets() {
      List<byte[]> packets = new ArrayList<>();
      for (int at = 0; at < bytes.length; at += segment) {
        int end = Math.min(at + segment, bytes.length);
        packets.add(Arrays.copyOfRange(bytes, at, end - TAG));
      }
      return packets;
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private final ByteArrayOutputStream run = new ByteArrayOutputStream();
  private boolean segmentation = true;
  private boolean failing;
  private final Burst burst =
      new Burst(
          new RunOutput() {
            @Override
            public boolean sendsRuns() {
              return segmentation;
            }

            @Override
            public boolean begin(int bytes) {
              run.reset();
              return false;
            }

            @Override
            public long append(byte[] buffer, int offset, int length, int behind) {
              run.write(buffer, offset, length);
              return 0;
            }

            @Override
            public void abandon() {
              run.reset();
            }

            @Override
            public void sendRun(int segment, int count, InetSocketAddress to) {
              byte[] bytes = run.toByteArray();
              assertThat(bytes.length).isLessThanOrEqualTo(65_507);
              assertThat((bytes.length + segment - 1) / segment).isEqualTo(count);
              runs.add(new Run(segment, bytes));
            }

            @Override
            public void flushSoon() {
              // the test closes the burst
            }
          });
  private final Burst.Receiver receiver = receiver();
  private int sequence;

  private Burst.Receiver receiver() {
    return new Burst.Receiver() {
      @Override
      public boolean sealsByAddress() {
        return false;
      }

      @Override
      public int seal(byte[] plain, int off, int len, long address) {
        throw new IllegalStateException("the test's runs lie on the heap");
      }

      @Override
      public int seal(byte[] buf, int off, int len) {
        if (failing) {
          throw new IllegalStateException("the cipher refuses");
        }
        Arrays.fill(buf, off + len, off + len + TAG, (byte) 0xEE);
        return len + TAG;
      }

      @Override
      public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", 9);
      }
    };
  }

  /** An RTP packet whose payload is filled with its sequence number. */
  private void add(Burst.Receiver to, int length) {
    byte[] buf = burst.open(to);
    int begin = burst.offset();
    int at = RtpWriter.header(buf, begin, false, false, 96, sequence, 7, 1);
    Arrays.fill(buf, at, begin + length, (byte) sequence++);
    burst.add(length);
  }

  private void addAll(int... lengths) {
    for (int length : lengths) {
      add(receiver, length);
    }
    burst.close();
  }

  /** What a receiver finds in each packet: payloads of the old lengths, in order, intact. */
  private void assertIntact(int... lengths) {
    List<byte[]> packets = runs.stream().flatMap(run -> run.packets().stream()).toList();
    assertThat(packets).hasSize(lengths.length);
    RtpHeader header = new RtpHeader();
    for (int i = 0; i < lengths.length; i++) {
      byte[] packet = packets.get(i);
      assertThat(header.parse(packet, 0, packet.length)).isTrue();
      assertThat(header.sequence()).isEqualTo(i);
      assertThat(header.payloadLength()).isEqualTo(lengths[i] - RtpHeader.FIXED_LENGTH);
      for (int k = 0; k < header.payloadLength(); k++) {
        assertThat(packet[header.payloadOffset() + k]).isEqualTo((byte) i);
      }
    }
  }

  private List<Integer> packetsPerRun() {
    return runs.stream().map(run -> run.packets().size()).toList();
  }

  @Test
  void packets_of_one_size_are_one_run() {
    addAll(1150, 1150, 1150, 1150, 1150, 1150);
    assertThat(packetsPerRun()).containsExactly(6);
    assertThat(runs.getFirst().segment()).isEqualTo(1150 + TAG);
    assertIntact(1150, 1150, 1150, 1150, 1150, 1150);
  }

  @Test
  void the_last_one_may_be_shorter() {
    addAll(1150, 1150, 300);
    assertThat(packetsPerRun()).containsExactly(3);
    assertIntact(1150, 1150, 300);
  }

  @Test
  void a_few_bytes_of_difference_are_made_up_by_padding() {
    addAll(1130, 1138, 1138, 1139, 1139);
    assertThat(packetsPerRun()).containsExactly(5);
    assertThat(runs.getFirst().segment()).isEqualTo(1139 + TAG);
    assertIntact(1130, 1138, 1138, 1139, 1139);
  }

  @Test
  void one_byte_of_difference_is_a_padding_of_one() {
    addAll(1138, 1139);
    assertThat(packetsPerRun()).containsExactly(2);
    assertIntact(1138, 1139);
  }

  @Test
  void larger_differences_begin_a_run_of_their_own() {
    addAll(200, 1150, 1150, 400, 1150);
    assertThat(packetsPerRun()).containsExactly(1, 3, 1);
    assertIntact(200, 1150, 1150, 400, 1150);
  }

  @Test
  void small_packets_leave_as_they_were_written() {
    addAll(100, 104, 104, 102, 310, 296, 305);
    assertThat(packetsPerRun()).containsExactly(1, 3, 2, 1);
    assertIntact(100, 104, 104, 102, 310, 296, 305);
    for (Run run : runs) {
      for (byte[] packet : run.packets()) {
        assertThat(packet[0] & 0x20).as("padding").isZero();
      }
    }
  }

  @Test
  void padding_that_was_there_grows() {
    byte[] buf = burst.open(receiver);
    int at = RtpWriter.header(buf, 0, false, false, 96, sequence++, 7, 1);
    buf[0] |= 0x20;
    buf[1000 - 1] = 4;
    burst.add(1000);
    add(receiver, 1010);
    burst.close();
    assertThat(packetsPerRun()).containsExactly(2);
    assertIntactPadding(at);
  }

  private void assertIntactPadding(int headerLength) {
    RtpHeader header = new RtpHeader();
    byte[] first = runs.getFirst().packets().getFirst();
    assertThat(header.parse(first, 0, first.length)).isTrue();
    assertThat(header.payloadLength()).isEqualTo(1000 - 4 - headerLength);
  }

  @Test
  void what_was_written_and_not_sent_leaves_nothing_behind() {
    add(receiver, 1000);
    Arrays.fill(burst.open(receiver), burst.offset(), burst.offset() + 1200, (byte) 0x77);
    add(receiver, 1000);
    burst.close();
    assertThat(packetsPerRun()).containsExactly(2);
    assertIntact(1000, 1000);
  }

  @Test
  void a_cipher_that_fails_takes_its_own_packets_along_and_nobody_elses() {
    failing = true;
    add(receiver, 1000);
    assertThatThrownBy(burst::close).isInstanceOf(IllegalStateException.class);
    failing = false;
    add(receiver, 1000);
    burst.close();
    assertThat(packetsPerRun()).containsExactly(1);
  }

  @Test
  void another_receiver_ends_the_run() {
    add(receiver, 1000);
    add(receiver, 1000);
    add(receiver(), 1000);
    burst.close();
    assertThat(packetsPerRun()).containsExactly(2, 1);
  }

  @Test
  void a_long_picture_is_cut_before_the_socket_refuses_it() {
    int[] lengths = new int[60];
    Arrays.fill(lengths, 1200);
    addAll(lengths);
    assertThat(packetsPerRun()).containsExactly(24, 24, 12);
    assertIntact(lengths);
  }

  @Test
  void without_segmentation_each_packet_leaves_as_it_is() {
    segmentation = false;
    addAll(1138, 1139, 1139);
    assertThat(packetsPerRun()).containsExactly(1, 1, 1);
    assertThat(runs).extracting(Run::segment).containsExactly(1138 + TAG, 1139 + TAG, 1139 + TAG);
    assertIntact(1138, 1139, 1139);
  }
}
