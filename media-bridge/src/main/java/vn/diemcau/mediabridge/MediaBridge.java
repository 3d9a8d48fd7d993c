package vn.diemcau.mediabridge;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.mediabridge.colibri.ColibriService;
import vn.diemcau.mediabridge.dtls.DtlsHandshakes;
import vn.diemcau.mediabridge.dtls.DtlsIdentity;
import vn.diemcau.mediabridge.loop.MediaLoop;
import vn.diemcau.mediabridge.loop.MediaLoops;
import vn.diemcau.mediabridge.loop.TcpDoor;
import vn.diemcau.mediabridge.peer.IgnoredCounts;
import vn.diemcau.mediabridge.peer.LoopPeers;
import vn.diemcau.mediabridge.peer.Peer;
import vn.diemcau.mediabridge.peer.StreamDoorman;
import vn.diemcau.mediabridge.room.Reception;
import vn.diemcau.mediabridge.srtp.CipherWarmUp;

/**
 * The bridge: forwards pictures and sound between the endpoints of its conferences. Driven by
 * COLIBRI2 and by one bridge channel per endpoint; knows nothing of meetings, units or people.
 */
public final class MediaBridge implements AutoCloseable, BriefingControls {

  private final BridgeConfig config;
  private final MediaLoops threads;
  private final List<LoopPeers> loops = new ArrayList<>();
  private final IgnoredCounts ignored = new IgnoredCounts();
  private final DtlsHandshakes handshakes;
  private final ColibriService colibri;
  private final Optional<TcpDoor> door;

  private MediaBridge(BridgeConfig config, InstantSource clock) {
    this.config = config;
    CipherWarmUp.run();
    this.handshakes = new DtlsHandshakes(DtlsIdentity.create(clock.instant()));
    this.threads = new MediaLoops(config.loops(), "media");
    try {
      for (int i = 0; i < config.loops(); i++) {
        int port = config.firstPort() == 0 ? 0 : config.firstPort() + i;
        loops.add(
            new LoopPeers(
                threads.open(i, config.bindAddress(), config.bindAddress6(), port), ignored));
      }
      door = config.tcpPort() == BridgeConfig.NO_TCP ? Optional.empty() : Optional.of(openDoor());
    } catch (RuntimeException e) {
      threads.close();
      throw e;
    }
    this.colibri = new ColibriService(config, loops, door.map(TcpDoor::port), handshakes);
  }

  private TcpDoor openDoor() {
    List<String> addresses =
        Stream.of(config.bindAddress(), config.bindAddress6()).filter(a -> !a.isEmpty()).toList();
    return threads.openDoor(
        addresses, config.tcpPort(), TcpDoor.Limits.STANDARD, new StreamDoorman(loops));
  }

  /**
   * Opens the ports and makes the certificate; takes a second or two, for the choice of ciphers.
   *
   * @throws IllegalStateException when a port is not free
   */
  public static MediaBridge start(BridgeConfig config, InstantSource clock) {
    return new MediaBridge(config, clock);
  }

  public BridgeConfig config() {
    return config;
  }

  /** Carries out a COLIBRI2 request; refused requests change nothing. Any thread. */
  public ModifyAnswer modify(ConferenceModifyIQ request) {
    return colibri.modify(request, SlotCounts.DEFAULT);
  }

  @Override
  public ModifyAnswer modify(ConferenceModifyIQ request, SlotCounts slots) {
    return colibri.modify(request, slots);
  }

  @Override
  public boolean stage(String meetingId, List<String> endpointIds) {
    return colibri.stage(meetingId, endpointIds);
  }

  @Override
  public boolean voices(String meetingId, Set<String> endpointIds) {
    return colibri.voices(meetingId, endpointIds);
  }

  @Override
  public boolean reception(String meetingId, String endpointId, Reception reception) {
    return colibri.reception(meetingId, endpointId, reception);
  }

  @Override
  public boolean muteSources(String meetingId, String endpointId, Set<String> names) {
    return colibri.muteSources(meetingId, endpointId, names);
  }

  /**
   * Opens an endpoint's bridge channel, in place of one that was open.
   *
   * @param conferenceId the bridge's own id from the channel's address, not the meeting's
   * @param password from the channel's address
   * @param toClient given the bridge's messages on a loop's thread: it must never block
   */
  public ChannelAnswer openChannel(
      String conferenceId, String endpointId, String password, Consumer<String> toClient) {
    Optional<Peer> found = colibri.channel(conferenceId, endpointId, password);
    if (found.isEmpty()) {
      return new ChannelAnswer.Refused();
    }
    Peer peer = found.get();
    peer.openChannel(toClient);
    return new ChannelAnswer.Opened(
        new BridgeChannel() {
          @Override
          public void receive(String json) {
            peer.channelMessage(toClient, json);
          }

          @Override
          public void close() {
            peer.closeChannel(toClient);
          }
        });
  }

  /** From now on, or no longer, new conferences are refused; those that are there go on. */
  public void drain(boolean drain) {
    colibri.drain(drain);
  }

  /** Whether every loop still does what it is given; waits up to a second for the slowest. */
  public boolean isAlive() {
    CountDownLatch answers = new CountDownLatch(loops.size());
    loops.forEach(loop -> loop.execute(answers::countDown));
    try {
      return answers.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public BridgeStats stats() {
    List<MediaLoop> all = loops.stream().map(LoopPeers::loop).toList();
    return new BridgeStats(
        MediaLoops.isNative(),
        all.stream().map(MediaLoop::port).toList(),
        door.map(TcpDoor::port).orElse(BridgeConfig.NO_TCP),
        door.map(TcpDoor::connections).orElse(0),
        door.map(TcpDoor::refused).orElse(0L),
        all.stream().mapToLong(MediaLoop::packetsReceived).sum(),
        all.stream().mapToLong(MediaLoop::packetsSent).sum(),
        all.stream().mapToLong(MediaLoop::packetsDroppedForBackpressure).sum(),
        all.stream().mapToLong(MediaLoop::faults).sum(),
        ignored.snapshot(),
        colibri.stats());
  }

  @Override
  public void close() {
    colibri.close();
    door.ifPresent(TcpDoor::close);
    handshakes.close();
    threads.close();
  }
}
