package vn.diemcau.mediabridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.synthetic.SiteOffer;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/** A bridge on loopback with one conference that synthetic sites join. */
public final class TestConference implements AutoCloseable {

  public static final String MEETING = "test-meeting";

  public final MediaBridge bridge;
  public final SyntheticFleet fleet;
  private final Map<String, SiteOffer> offers = new ConcurrentHashMap<>();

  public TestConference(int loops, int siteThreads) {
    this(BridgeConfig.loopback(loops), siteThreads, "127.0.0.1");
  }

  /** With a bridge of one's own and sites at one's own address. */
  public TestConference(BridgeConfig config, int siteThreads, String siteAddress) {
    bridge = MediaBridge.start(config, InstantSource.system());
    fleet = new SyntheticFleet(siteThreads, siteAddress, 20_26);
  }

  /** Joins with everything a browser does, and waits until packets flow. */
  public SyntheticSite join(String id, SlotCounts slots) {
    SyntheticSite site = enter(id, slots);
    connect(site);
    return site;
  }

  /** The signalling of joining only. */
  public SyntheticSite enter(String id, SlotCounts slots) {
    return enter(fleet.add(id), slots);
  }

  /** The signalling of joining only, for a site of another fleet. */
  public SyntheticSite enter(SyntheticSite site, SlotCounts slots) {
    String id = site.name();
    boolean first = bridge.stats().conferences().isEmpty();
    ModifyAnswer created =
        bridge.modify(ColibriRequests.createEndpoint(MEETING, first, id, false), slots);
    BridgeTransport transport =
        BridgeTransport.read(((ModifyAnswer.Modified) created).answer(), id).orElseThrow();
    assertThat(bridge.modify(ColibriRequests.answer(MEETING, id, site.transport(), site.sources())))
        .isInstanceOf(ModifyAnswer.Modified.class);
    openChannel(site, transport.channelUrl());
    offers.put(id, SiteOffer.of(transport));
    return site;
  }

  public void connect(SyntheticSite site) {
    try {
      site.connect(offers.get(site.name())).get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(site.name() + " did not connect", e);
    }
  }

  /** Connects by way of an address that forwards to the bridge. */
  public void connect(SyntheticSite site, UnaryOperator<InetSocketAddress> via) {
    SiteOffer direct = offers.get(site.name());
    offers.put(
        site.name(),
        new SiteOffer(direct.credentials(), direct.fingerprint(), via.apply(direct.address())));
    connect(site);
  }

  public CompletableFuture<Void> connecting(SyntheticSite site) {
    return site.connect(offers.get(site.name()));
  }

  private void openChannel(SyntheticSite site, String url) {
    String[] path = url.substring(0, url.indexOf('?')).split("/");
    String password = url.substring(url.indexOf("pwd=") + 4);
    ChannelAnswer answer =
        bridge.openChannel(
            path[path.length - 2],
            path[path.length - 1],
            password,
            json -> site.channel().receive(json));
    BridgeChannel channel = ((ChannelAnswer.Opened) answer).channel();
    site.openChannel(channel::receive);
  }

  public void leave(SyntheticSite site) {
    site.close();
    assertThat(bridge.modify(ColibriRequests.expireEndpoint(MEETING, site.name())))
        .isInstanceOf(ModifyAnswer.Modified.class);
  }

  public void mute(Collection<String> muted, Collection<String> open) {
    assertThat(bridge.modify(ColibriRequests.audioMutes(MEETING, muted, open)))
        .isInstanceOf(ModifyAnswer.Modified.class);
  }

  /** Packets that arrived at the site in slots of this kind ('a' or 'v'). */
  public static long packets(SyntheticSite site, char kind) {
    return site.received().stream()
        .filter(s -> s.mid().charAt(0) == kind)
        .mapToLong(s -> s.packets())
        .sum();
  }

  /** The mid in which the source flows at the site; null when it flows in none. */
  public static String slotOf(SyntheticSite site, String source) {
    return site.sourcesBySlot().entrySet().stream()
        .filter(e -> e.getValue().equals(source))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Waits for something that real packets bring about; a bound, not a pace. */
  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  public List<BridgeStats.Endpoint> endpoints() {
    return bridge.stats().conferences().getFirst().endpoints();
  }

  @Override
  public void close() {
    fleet.close();
    bridge.close();
  }
}
