package vn.diemcau.mediabridge.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.SegmentedDatagramPacket;
import io.netty.util.ResourceLeakDetector;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.LoggerImpl;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.srtp.CipherWarmUp;
import vn.diemcau.mediabridge.srtp.PacketBuffer;

/**
 * The least that forwarding can cost here: one loop that does nothing but seal (jitsi-srtp, a key
 * per receiver) and send (Netty's epoll transport) the packets of a mix to all receivers, and reads
 * their feedback without looking at it. No rooms, no rewriting, no reports.
 *
 * <p>Arguments: {@code gso} or {@code plain}, the mix, then the receivers' ports. Ends with its
 * standard input.
 */
public final class Floor {

  /** The SSRCs under which it sends. */
  static final int VIDEO_SSRC = 0x5EED_0001;

  static final int AUDIO_SSRC = 0x5EED_0002;

  private static final int WRITES_PER_FLUSH = 64;
  private static final int TAG = 16;
  private static final int BUFFER = 64 * 1024;

  private final boolean gso;
  private final Mix mix;
  private final List<Receiver> receivers = new ArrayList<>();
  private final byte[] payload = new byte[2048];
  private final byte[] packet = new byte[BUFFER];
  private final PacketBuffer view = new PacketBuffer();
  private Channel channel;
  private int frame;
  private int videoSequence;
  private int audioSequence;
  private int writes;

  /** One destination with its key. */
  private record Receiver(
      InetSocketAddress address, SrtpCryptoContext video, SrtpCryptoContext audio) {}

  private Floor(boolean gso, Mix mix) {
    this.gso = gso;
    this.mix = mix;
  }

  public static void main(String[] arguments) throws Exception {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    CipherWarmUp.run();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String name = arguments[1];
    Mix mix = name.equals("synthetic") ? Mix.stage() : Mix.recorded(name);
    Floor floor = new Floor(arguments[0].equals("gso"), mix);
    for (String port : in.readLine().split(" ")) {
      floor.add(Integer.parseInt(port));
    }
    floor.run(in);
  }

  /** The key that the receiver on this port shares with the floor. */
  static byte[] key(int port) {
    byte[] key = new byte[16];
    Bytes.put32(key, 0, port);
    return key;
  }

  static byte[] salt() {
    return new byte[12];
  }

  private void add(int port) throws Exception {
    SrtpPolicy policy =
        new SrtpPolicy(SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12);
    policy.setSendReplayEnabled(false);
    SrtpContextFactory factory =
        new SrtpContextFactory(true, key(port), salt(), policy, policy, new LoggerImpl("floor"));
    receivers.add(
        new Receiver(
            new InetSocketAddress("127.0.0.1", port),
            factory.deriveContext(VIDEO_SSRC, 0),
            factory.deriveContext(AUDIO_SSRC, 0)));
  }

  private void run(BufferedReader in) throws Exception {
    MultiThreadIoEventLoopGroup group =
        new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    channel =
        new Bootstrap()
            .group(group)
            .channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET))
            .option(ChannelOption.SO_RCVBUF, 4 << 20)
            .option(ChannelOption.SO_SNDBUF, 4 << 20)
            .option(
                ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(2 << 20, 4 << 20))
            .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, 2048)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(64 * 2048))
            .handler(new Ignoring())
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    System.out.println("port " + ((InetSocketAddress) channel.localAddress()).getPort());
    long second = TimeUnit.SECONDS.toNanos(1);
    group
        .next()
        .scheduleAtFixedRate(this::video, 0, second / mix.framesPerSecond(), TimeUnit.NANOSECONDS);
    group
        .next()
        .scheduleAtFixedRate(this::audio, 0, second / Mix.AUDIO_PER_SECOND, TimeUnit.NANOSECONDS);
    while (in.readLine() != null) {
      // until the bench closes it
    }
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void video() {
    Mix.Frame now = mix.frames().get(frame++ % mix.frames().size());
    int packets = now.bytes().length;
    // the floor sends each frame in packets of one size, as no encoder does
    int bytes =
        (int) Math.ceil(java.util.stream.IntStream.of(now.bytes()).sum() / (double) packets);
    Bytes.put32(payload, 0, (int) (System.nanoTime() >>> 32));
    Bytes.put32(payload, 4, (int) System.nanoTime());
    long begin = System.nanoTime();
    for (Receiver receiver : receivers) {
      if (gso) {
        run(receiver, packets, bytes, begin);
      } else {
        for (int i = 0; i < packets; i++) {
          int sealed =
              seal(
                  receiver.video(),
                  0,
                  VIDEO_SSRC,
                  videoSequence + i,
                  i == packets - 1,
                  bytes,
                  begin);
          write(new DatagramPacket(copy(sealed), receiver.address()));
        }
      }
    }
    videoSequence += packets;
    flush();
  }

  private void run(Receiver receiver, int packets, int bytes, long begin) {
    int at = 0;
    for (int i = 0; i < packets; i++) {
      at +=
          seal(receiver.video(), at, VIDEO_SSRC, videoSequence + i, i == packets - 1, bytes, begin);
      if (at + bytes + TAG > 60_000) {
        write(new SegmentedDatagramPacket(copy(at), bytes + TAG, receiver.address()));
        at = 0;
      }
    }
    if (at > 0) {
      write(new SegmentedDatagramPacket(copy(at), bytes + TAG, receiver.address()));
    }
  }

  private void audio() {
    long begin = System.nanoTime();
    for (Receiver receiver : receivers) {
      int sealed =
          seal(receiver.audio(), 0, AUDIO_SSRC, audioSequence, false, Mix.AUDIO_BYTES, begin);
      write(new DatagramPacket(copy(sealed), receiver.address()));
    }
    audioSequence++;
    flush();
  }

  private int seal(
      SrtpCryptoContext context,
      int at,
      int ssrc,
      int sequence,
      boolean marker,
      int bytes,
      long begin) {
    byte[] out = packet;
    out[at] = (byte) 0x80;
    out[at + 1] = (byte) ((marker ? 0x80 : 0) | 96);
    Bytes.put16(out, at + 2, sequence);
    Bytes.put32(out, at + 4, sequence);
    Bytes.put32(out, at + 8, ssrc);
    System.arraycopy(payload, 0, out, at + 12, bytes - 12);
    Stamp.write(out, at + bytes, begin);
    try {
      context.transformPacket(view.over(packet, at, bytes));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return view.getLength();
  }

  private ByteBuf copy(int length) {
    return channel.alloc().directBuffer(length).writeBytes(packet, 0, length);
  }

  private void write(DatagramPacket packet) {
    channel.write(packet, channel.voidPromise());
    if (++writes % WRITES_PER_FLUSH == 0) {
      channel.flush();
    }
  }

  private void flush() {
    channel.flush();
  }

  /** Feedback comes as it would at a bridge. */
  private static final class Ignoring extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      // read, which is what it costs at least
    }
  }
}
