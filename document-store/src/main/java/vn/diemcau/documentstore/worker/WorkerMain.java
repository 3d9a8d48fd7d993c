package vn.diemcau.documentstore.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The worker process: answers one request after the other until its parent closes the pipe.
 * Whatever happens to the parent, the worker is gone at once: the pipe's end halts it in the middle
 * of a file.
 */
public final class WorkerMain {

  private WorkerMain() {}

  public static void main(String[] args) throws Exception {
    InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    // a parser that prints must not get between the frames
    System.setOut(System.err);
    BlockingQueue<Frame> requests = new ArrayBlockingQueue<>(4);
    Thread.ofPlatform().daemon().name("requests").start(() -> readRequests(in, requests));
    var types = new TypeProbe();
    var texts = new TextReader();
    while (true) {
      answer(requests.take(), types, texts, out);
    }
  }

  private static void readRequests(InputStream in, BlockingQueue<Frame> requests) {
    try {
      while (true) {
        requests.put(Frame.read(in, Frame.LONGEST));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void answer(Frame request, TypeProbe types, TextReader texts, OutputStream out)
      throws IOException {
    DataInputStream fields = request.fields();
    Path file = Path.of(fields.readUTF());
    switch (request.kind()) {
      case Frame.ASK_TYPE -> types.probe(file).write(out);
      case Frame.ASK_TEXT -> {
        String type = fields.readUTF();
        var limits = new TextLimits(fields.readInt(), fields.readInt(), fields.readInt());
        texts.read(file, type, limits, frame -> frame.write(out)).write(out);
      }
      default -> throw new IOException("unknown request " + request.kind());
    }
  }
}
