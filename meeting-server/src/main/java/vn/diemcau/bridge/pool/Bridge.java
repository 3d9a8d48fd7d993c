package vn.diemcau.bridge.pool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.room.Reception;

/**
 * A media engine, wherever it runs. No call waits longer than a few seconds; an engine that is not
 * reached answers {@link ModifyAnswer.Condition#UNAVAILABLE}. All methods may be called by any
 * thread.
 */
public interface Bridge extends AutoCloseable {

  /** Carries out a COLIBRI2 request; {@code slots} hold for the endpoint that it creates. */
  ModifyAnswer modify(ConferenceModifyIQ request, SlotCounts slots);

  /**
   * What everyone in the conference sees large; nothing where the engine cannot do it. As with the
   * next two, false when the engine did not take it.
   */
  boolean stage(String conference, List<String> endpoints);

  /** Who is heard whoever else is louder; nothing where the engine cannot do it. */
  boolean voices(String conference, Set<String> endpoints);

  /** Whose media an endpoint may be given; nothing where the engine cannot do it. */
  boolean reception(String conference, String endpoint, Reception reception);

  /** Whether single sources of an endpoint can be muted beside whole kinds. */
  boolean mutesSources();

  /** Mutes exactly these sources of an endpoint; false when the engine did not take it. */
  boolean muteSources(String conference, String endpoint, Set<String> names);

  /** How many receiving lines an offer has to hold on this engine. */
  SlotCounts slots(MediaProfile profile);

  /** Whether it is a lite ICE agent (RFC 8445), which an offer has to say. */
  boolean isIceLite();

  /** Asks the engine how it is; empty when it does not answer within a second or so. */
  Optional<BridgeReport> probe();

  /** Whether it can be told to take no new meetings. */
  boolean canDrain();

  /**
   * From now on it takes no new meetings, or does again; a bridge of our own ends once it is empty.
   * False when the engine did not take it.
   */
  boolean drain(boolean on);

  /** The path of a bridge channel on this server, for the address that the engine announced. */
  String channelPath(String announced);

  /**
   * Opens an endpoint's bridge channel; empty when the engine refuses it or is not reached.
   *
   * @param toClient is given the engine's messages on a thread that must not wait
   * @param gone is run when the engine ended the channel
   */
  Optional<BridgeChannel> openChannel(
      ChannelAddress address, Consumer<String> toClient, Runnable gone);

  @Override
  void close();
}
