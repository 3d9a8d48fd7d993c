package vn.diemcau.bridge.pool;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.room.Reception;

/** A pool of real bridges that a test can cut off, drain and look after, without waiting. */
public final class TestPool {

  private final List<Cable> cables = new ArrayList<>();
  private final List<Liveness> states = new ArrayList<>();
  private final BridgePool pool;
  private final BridgeWatch watch;

  public TestPool(MediaBridge... bridges) {
    List<PooledBridge> pooled = new ArrayList<>();
    for (MediaBridge bridge : bridges) {
      String id = "bridge-" + pooled.size();
      Cable cable = new Cable(new EmbeddedBridge(id, bridge));
      cables.add(cable);
      states.add(new Liveness());
      BridgeSettings settings =
          BridgeSettings.of(id, BridgeKind.DIEMCAU, URI.create("http://127.0.0.1:1"));
      pooled.add(new PooledBridge(settings, cable, InstantSource.system().instant()));
    }
    this.pool = new BridgePool(pooled);
    this.watch = new BridgeWatch(pool, InstantSource.system());
    look(1);
  }

  public BridgePool pool() {
    return pool;
  }

  /** Asks every bridge so many times how it is. */
  public void look(int times) {
    for (int i = 0; i < times; i++) {
      for (int b = 0; b < cables.size(); b++) {
        watch.look(pool.all().get(b), states.get(b));
      }
    }
  }

  public void cut(int bridge) {
    cables.get(bridge).cut = true;
  }

  public void mend(int bridge) {
    cables.get(bridge).cut = false;
  }

  public void drain(int bridge) {
    cables.get(bridge).draining = true;
  }

  /** The stage that a bridge took last. */
  public List<String> stage(int bridge) {
    return cables.get(bridge).stage;
  }

  /** Whose pictures a bridge was last told that an endpoint may be given; null for everyone's. */
  public Set<String> mayBeGiven(int bridge, String endpoint) {
    return cables.get(bridge).receptions.getOrDefault(endpoint, Reception.EVERYONE).videoOwners();
  }

  /** How many requests went to a bridge. */
  public int told(int bridge) {
    return cables.get(bridge).told;
  }

  /** The way to a bridge. */
  private static final class Cable implements Bridge {

    private final Bridge behind;
    private volatile boolean cut;
    private volatile boolean draining;
    private volatile int told;
    private volatile List<String> stage = List.of();
    private final Map<String, Reception> receptions = new ConcurrentHashMap<>();

    Cable(Bridge behind) {
      this.behind = behind;
    }

    @Override
    public ModifyAnswer modify(ConferenceModifyIQ request, SlotCounts slots) {
      told++;
      return cut
          ? new ModifyAnswer.Refused(
              ModifyAnswer.Condition.UNAVAILABLE, Colibri2Error.Reason.UNSPECIFIED, "cut off")
          : behind.modify(request, slots);
    }

    @Override
    public boolean stage(String conference, List<String> endpoints) {
      told++;
      boolean taken = !cut && behind.stage(conference, endpoints);
      stage = taken ? endpoints : stage;
      return taken;
    }

    @Override
    public boolean voices(String conference, Set<String> endpoints) {
      told++;
      return !cut && behind.voices(conference, endpoints);
    }

    @Override
    public boolean reception(String conference, String endpoint, Reception reception) {
      told++;
      boolean taken = !cut && behind.reception(conference, endpoint, reception);
      if (taken) {
        receptions.put(endpoint, reception);
      }
      return taken;
    }

    @Override
    public boolean mutesSources() {
      return behind.mutesSources();
    }

    @Override
    public boolean muteSources(String conference, String endpoint, Set<String> names) {
      told++;
      return !cut && behind.muteSources(conference, endpoint, names);
    }

    @Override
    public SlotCounts slots(MediaProfile profile) {
      return behind.slots(profile);
    }

    @Override
    public boolean isIceLite() {
      return behind.isIceLite();
    }

    @Override
    public Optional<BridgeReport> probe() {
      return cut
          ? Optional.empty()
          : behind.probe().map(r -> new BridgeReport(r.endpoints(), 0, draining, r.version()));
    }

    @Override
    public boolean canDrain() {
      return true;
    }

    @Override
    public boolean drain(boolean on) {
      draining = on && !cut;
      return !cut;
    }

    @Override
    public String channelPath(String announced) {
      return behind.channelPath(announced);
    }

    @Override
    public Optional<BridgeChannel> openChannel(
        ChannelAddress address, Consumer<String> toClient, Runnable gone) {
      return cut ? Optional.empty() : behind.openChannel(address, toClient, gone);
    }

    @Override
    public void close() {
      behind.close();
    }
  }
}
