package vn.diemcau.bridge.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.mediabridge.client.ClientSource;
import vn.diemcau.mediabridge.client.ClientTransport;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.room.VideoType;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** What the bridge has to know of a client's answer: its transport and the sources it sends. */
record SdpAnswer(ClientTransport transport, List<ClientSource> sources) {

  static final int MAX_LENGTH = 256 * 1024;

  private static final int MAX_SSRCS = 2;

  /**
   * Reads an answer to the offer with these mids.
   *
   * @param endpoint names the sources: {@code -a0} microphone, {@code -v0} camera, {@code -v1}
   *     screen, {@code -a1} the screen's sound
   */
  static Outcome<SdpAnswer> read(String text, List<String> mids, String endpoint) {
    if (text == null || text.length() > MAX_LENGTH) {
      return refused("bridge.sdp-too-large");
    }
    Optional<SdpLines> read = SdpLines.read(text);
    if (read.isEmpty()) {
      return refused("bridge.sdp-malformed");
    }
    SdpLines sdp = read.get();
    List<String> answered = sdp.media().stream().map(m -> m.value("mid").orElse("")).toList();
    if (!answered.equals(mids) || !kindsFit(sdp, mids)) {
      return refused("bridge.sdp-other-lines");
    }
    Optional<ClientTransport> transport = transport(sdp);
    if (transport.isEmpty()) {
      return refused("bridge.sdp-no-transport");
    }
    List<ClientSource> sources = new ArrayList<>();
    Set<Long> ssrcs = new HashSet<>();
    for (int i = 0; i < SdpOffer.SENDING.size(); i++) {
      Optional<ClientSource> source = source(sdp.media().get(i), mids.get(i), endpoint);
      if (source.isPresent()) {
        sources.add(source.get());
        if (!ssrcs.add(source.get().ssrc())
            || (source.get().rtxSsrc() >= 0 && !ssrcs.add(source.get().rtxSsrc()))) {
          return refused("bridge.sdp-bad-sources");
        }
      } else if (sends(sdp.media().get(i))) {
        return refused("bridge.sdp-bad-sources");
      }
    }
    return Outcome.done(new SdpAnswer(transport.get(), sources));
  }

  private static boolean kindsFit(SdpLines sdp, List<String> mids) {
    for (int i = 0; i < mids.size(); i++) {
      String kind = SdpOffer.isAudio(mids.get(i)) ? "audio " : "video ";
      if (!sdp.media().get(i).mediaLine().startsWith(kind)) {
        return false;
      }
    }
    return true;
  }

  /** The transport of the bundle; every line that is in use shares it. */
  private static Optional<ClientTransport> transport(SdpLines sdp) {
    SdpLines.Section first =
        sdp.media().stream().filter(m -> !isRejected(m)).findFirst().orElse(null);
    if (first == null
        || !first.has("rtcp-mux")
        || !sdp.value(first, "setup").equals(Optional.of("active"))) {
      return Optional.empty();
    }
    IceCredentials credentials =
        new IceCredentials(
            sdp.value(first, "ice-ufrag").orElse(""), sdp.value(first, "ice-pwd").orElse(""));
    String[] fingerprint = sdp.value(first, "fingerprint").orElse("").split(" ", 2);
    Optional<Fingerprint> certificate =
        fingerprint.length == 2
            ? Fingerprint.parse(fingerprint[0], fingerprint[1])
            : Optional.empty();
    return credentials.isWellFormed()
        ? certificate.map(c -> new ClientTransport(credentials, c))
        : Optional.empty();
  }

  private static boolean isRejected(SdpLines.Section section) {
    String[] words = section.mediaLine().split(" ");
    boolean bundled = section.has("bundle-only");
    return words.length < 2 || (words[1].equals("0") && !bundled);
  }

  private static boolean sends(SdpLines.Section section) {
    return !isRejected(section) && (section.has("sendonly") || section.has("sendrecv"));
  }

  /** Empty for a line that sends nothing, and for one whose SSRCs make no sense. */
  private static Optional<ClientSource> source(
      SdpLines.Section section, String mid, String endpoint) {
    if (!sends(section)) {
      return Optional.empty();
    }
    List<Long> ssrcs =
        section.values("ssrc").stream().map(v -> ssrc(v.split(" ")[0])).distinct().toList();
    if (ssrcs.isEmpty() || ssrcs.size() > MAX_SSRCS || ssrcs.contains(-1L)) {
      return Optional.empty();
    }
    long rtx = -1;
    long main = ssrcs.getFirst();
    if (ssrcs.size() == MAX_SSRCS) {
      String[] group = section.value("ssrc-group").orElse("").split(" ");
      if (group.length != 3 || !group[0].equals("FID")) {
        return Optional.empty();
      }
      main = ssrc(group[1]);
      rtx = ssrc(group[2]);
      if (main == rtx || !ssrcs.contains(main) || !ssrcs.contains(rtx)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new ClientSource(
            sourceName(endpoint, mid),
            SdpOffer.isAudio(mid) ? MediaKind.AUDIO : MediaKind.VIDEO,
            TYPE.get(mid),
            main,
            rtx));
  }

  private static final Map<String, String> SUFFIX =
      Map.of("mic", "-a0", "cam", "-v0", "screen", "-v1", "sound", "-a1");
  private static final Map<String, VideoType> TYPE =
      Map.of("cam", VideoType.CAMERA, "screen", VideoType.DESKTOP);

  /** The name of what an endpoint sends on the line with this mid. */
  static String sourceName(String endpoint, String mid) {
    return endpoint + SUFFIX.get(mid);
  }

  /** An SSRC between 1 and 2^32 - 1, or -1. */
  private static long ssrc(String text) {
    if (!text.matches("[0-9]{1,10}")) {
      return -1;
    }
    long value = Long.parseLong(text);
    return value > 0 && value <= 0xFFFF_FFFFL ? value : -1;
  }

  private static Outcome<SdpAnswer> refused(String code) {
    return Outcome.refused(Refusal.invalid(code));
  }
}
