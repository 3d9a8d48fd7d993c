package vn.diemcau.mediabridge.http;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.receive.DropReason;

/** {@code /metrics}: the bridge's figures and the JVM's in Prometheus' text form. */
final class Figures {

  private static final String PREFIX = "diemcau_bridge_";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final MediaBridge bridge;
  private BridgeStats now;

  Figures(MediaBridge bridge, Drain drain) {
    this.bridge = bridge;
    JvmMetrics.builder().register(registry);
    counter("datagrams_received", "Read from the media ports", BridgeStats::datagramsReceived);
    counter("datagrams_sent", "Written to the media ports", BridgeStats::datagramsSent);
    counter(
        "datagrams_dropped",
        "Not written because a socket did not keep up",
        BridgeStats::datagramsDroppedForBackpressure);
    counter("faults", "Exceptions caught on loops: bugs", BridgeStats::faults);
    CounterWithCallback.builder()
        .name(PREFIX + "datagrams_ignored")
        .help("Reached no room, by reason")
        .labelNames("reason")
        .callback(sink -> now.ignored().forEach((reason, count) -> sink.call(count, reason.name())))
        .register(registry);
    gauge("conferences", "Conferences now", stats -> stats.conferences().size());
    gauge("endpoints", "Endpoints now", stats -> endpoints(stats).count());
    gauge(
        "endpoints_connected",
        "Endpoints whose ICE and DTLS are up",
        stats -> endpoints(stats).filter(BridgeStats.Endpoint::connected).count());
    gauge(
        "endpoints_limited",
        "Endpoints whose line has shown an end: they are given what fits",
        stats -> endpoints(stats).filter(Figures::isLimited).count());
    CounterWithCallback.builder()
        .name(PREFIX + "endpoint_packets_dropped")
        .help("Did not go on to or from the endpoints that are here, by reason")
        .labelNames("reason")
        .callback(sink -> drops(now).forEach((reason, count) -> sink.call(count, reason.name())))
        .register(registry);
    gauge("tcp_connections", "Clients that came by TCP", BridgeStats::tcpConnections);
    counter(
        "tcp_refused", "TCP connections that were nobody's or too many", BridgeStats::tcpRefused);
    gauge("draining", "1 while it drains", stats -> drain.deadline() == null ? 0 : 1);
  }

  /** One reading of the bridge for all figures of an answer. */
  synchronized Answer answer() {
    now = bridge.stats();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape(), EscapingScheme.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(200, writer.getContentType(), out.toString(StandardCharsets.UTF_8));
  }

  private static Stream<BridgeStats.Endpoint> endpoints(BridgeStats stats) {
    return stats.conferences().stream().flatMap(c -> c.endpoints().stream());
  }

  private static boolean isLimited(BridgeStats.Endpoint endpoint) {
    return endpoint.figures().linkBitsPerSecond() < Long.MAX_VALUE;
  }

  private static Map<DropReason, Long> drops(BridgeStats stats) {
    Map<DropReason, Long> sums = new EnumMap<>(DropReason.class);
    endpoints(stats)
        .forEach(
            endpoint ->
                endpoint
                    .figures()
                    .drops()
                    .forEach((reason, count) -> sums.merge(reason, count, Long::sum)));
    return sums;
  }

  private void counter(String name, String help, ToDoubleFunction<BridgeStats> figure) {
    CounterWithCallback.builder()
        .name(PREFIX + name)
        .help(help)
        .callback(sink -> sink.call(figure.applyAsDouble(now)))
        .register(registry);
  }

  private void gauge(String name, String help, ToDoubleFunction<BridgeStats> figure) {
    GaugeWithCallback.builder()
        .name(PREFIX + name)
        .help(help)
        .callback(sink -> sink.call(figure.applyAsDouble(now)))
        .register(registry);
  }
}
