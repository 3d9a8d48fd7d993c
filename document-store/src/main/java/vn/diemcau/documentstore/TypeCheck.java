package vn.diemcau.documentstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.documentstore.StoreRefusal.Reason;
import vn.diemcau.documentstore.worker.Frame;

/** Decides by its content whether a file is taken, with the help of a worker process. */
final class TypeCheck implements AutoCloseable {

  /** A type or a refusal; the other is null. */
  record Verdict(FileType type, StoreRefusal refusal) {}

  private final Worker worker;
  private final StoreSettings settings;

  TypeCheck(StoreSettings settings, Path scratch) {
    this.settings = settings;
    this.worker = new Worker(settings, scratch, false);
  }

  Verdict check(Path file, String fileName) {
    String path = file.toAbsolutePath().toString();
    Frame question = Frame.of(Frame.ASK_TYPE, out -> out.writeUTF(path));
    Worker.Answer answer = worker.ask(question, settings.typeTime(), page -> {});
    if (answer.ending() != Worker.Ending.ANSWERED) {
      return refused(Reason.BROKEN, Map.of());
    }
    String word = word(answer.frame());
    return answer.frame().kind() == Frame.TYPE ? verdict(word, fileName) : refused(word);
  }

  private static Verdict verdict(String type, String fileName) {
    Optional<FileType> allowed = FileType.of(type, fileName);
    if (allowed.isPresent()) {
      return new Verdict(allowed.get(), null);
    }
    if (type.contains("macroenabled")) {
      return refused(Reason.MACROS, Map.of());
    }
    if (type.equals("application/x-tika-ooxml-protected")) {
      return refused(Reason.PASSWORD, Map.of());
    }
    return refused(Reason.TYPE_NOT_ALLOWED, Map.of("type", type));
  }

  private static Verdict refused(String workerCode) {
    return refused(workerCode.equals("zip-bomb") ? Reason.ZIP_BOMB : Reason.BROKEN, Map.of());
  }

  private static Verdict refused(Reason reason, Map<String, Object> args) {
    return new Verdict(null, new StoreRefusal(reason, args));
  }

  private static String word(Frame frame) {
    try {
      return frame.fields().readUTF();
    } catch (IOException e) {
      return "";
    }
  }

  void rest() {
    worker.rest();
  }

  @Override
  public void close() {
    worker.close();
  }
}
