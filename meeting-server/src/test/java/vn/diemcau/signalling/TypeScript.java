package vn.diemcau.signalling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The web client's own compiler, asked about a source that a test has written. */
final class TypeScript {

  static final Path WEB = Path.of("web").toAbsolutePath();

  private static final Path COMPILER = WEB.resolve("node_modules/typescript/bin/tsc");

  private TypeScript() {}

  /** False where the web client's packages are not installed. */
  static boolean isThere() {
    return Files.exists(COMPILER);
  }

  /**
   * What the compiler finds wrong; empty when nothing is.
   *
   * @param name of the file, which lies beside those of other tests
   */
  static String says(String name, CharSequence source) throws IOException, InterruptedException {
    Path file = Path.of("target/client-types", name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    Process compiler =
        new ProcessBuilder(
                "node",
                COMPILER.toString(),
                "--noEmit",
                "--strict",
                "--skipLibCheck",
                "--target",
                "ES2022",
                "--module",
                "ESNext",
                "--moduleResolution",
                "bundler",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(compiler.getInputStream().readAllBytes(), UTF_8);
    compiler.waitFor();
    return said;
  }
}
