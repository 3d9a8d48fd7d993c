package vn.diemcau.mediabridge.network;

import java.net.InetSocketAddress;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.TestConference;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/** Sites that reach the bridge by IPv6. */
final class Fleet6 implements AutoCloseable {

  private final SyntheticFleet fleet = new SyntheticFleet(1, "::1", 6);

  SyntheticSite join(TestConference conference, String id) {
    SyntheticSite site = conference.enter(fleet.add(id), new SlotCounts(3, 4));
    conference.connect(site, bridge -> new InetSocketAddress("::1", bridge.getPort()));
    return site;
  }

  @Override
  public void close() {
    fleet.close();
  }
}
