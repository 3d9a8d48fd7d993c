package vn.diemcau.mediabridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import vn.diemcau.mediabridge.send.RewriteStep;

/** The hot steps alone, by JMH: {@code ./dev bench steps}. */
@Tag("bench")
class StepsBench {

  private static final int FORKS = Integer.getInteger("bench.runs", 3);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 2);

  @Test
  void open_rewrite_and_seal() throws Exception {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(OpenStep.class.getName())
                    .include(SealStep.class.getName())
                    .include(RewriteStep.class.getName())
                    .forks(FORKS)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(SECONDS))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(SECONDS))
                    .jvmArgs("--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-XX:+UseZGC")
                    .build())
            .run();
    assertThat(results).hasSize(9);
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        folder.resolve("steps.json"),
        results.stream()
            .map(StepsBench::json)
            .collect(Collectors.joining(",\n  ", "{\"bench\":\"steps\",\"rows\":[\n  ", "]}\n")));
  }

  private static String json(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    String length = run.getParams().getParam("length");
    String profile = run.getParams().getParam("profile");
    return String.format(
        Locale.ROOT,
        "{\"step\":\"%s\",\"bytes\":%s,\"profile\":\"%s\",\"nanos\":%.0f,\"error\":%.0f}",
        result.getLabel(),
        length == null ? "1150" : length,
        profile == null ? "" : profile,
        result.getScore(),
        result.getScoreError());
  }
}
