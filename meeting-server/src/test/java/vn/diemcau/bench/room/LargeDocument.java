package vn.diemcau.bench.room;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import tools.jackson.databind.JsonNode;
import vn.diemcau.document.Papers;

/**
 * A document of 20 MB that all devices fetch at once while sites go on asking to speak. One in five
 * is cut off half way and comes back for the rest; each checks the hash.
 */
final class LargeDocument {

  private static final int BYTES = 20_000_000;
  private static final int CUT_OFF = 5;
  private static final int BUFFER = 128 * 1024;

  private final Hall hall;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Long> took = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger whole = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final AtomicInteger resumed = new AtomicInteger();

  LargeDocument(Hall hall) {
    this.hall = hall;
  }

  void measure(Sheet sheet) throws Exception {
    byte[] pdf = pdf();
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
    String document = Papers.put(hall.secretary, hall.meeting, "bao-cao.pdf", pdf);
    Papers.whenRead(hall.secretary, document);
    BenchCity.checked(
        hall.secretary.post(
            "/api/meetings/" + hall.meeting + "/documents/release",
            Map.of("ids", List.of(document))));
    Hall.pause(2);
    double cpu = hall.server.cpuSeconds();
    long start = System.nanoTime();
    Spread meanwhile;
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < hall.devices.size(); i++) {
        int n = i;
        each.submit(() -> fetch(hall.devices.get(n), n, document, hash));
      }
      Hall.pause(1);
      meanwhile = new FanOut(hall).requests(sheet, "requestsWhileAllFetch", 50, 0.4);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    sheet.put("documentBytes", pdf.length);
    sheet.put("documentSeconds", Math.round(seconds * 10) / 10.0);
    sheet.put("documentMegabytesASecond", hall.devices.size() * 20.0 / seconds);
    sheet.put("documentCpuSeconds", hall.server.cpuSeconds() - cpu);
    sheet.put("documentFetch", Spread.ofNanos(took));
    sheet.put("documentWholeByHash", whole.get());
    sheet.put("documentWrong", wrong.get());
    sheet.put("documentResumed", resumed.get());
    int units = receipts(document);
    sheet.put("documentUnitsThatHaveIt", units);
    sheet.goal(
        "20 MB for all at once: whole by their hash",
        hall.devices.size() + "",
        String.format(Locale.ROOT, "%d in %.0f s, %d resumed", whole.get(), seconds, resumed.get()),
        whole.get() == hall.devices.size());
    sheet.goal(
        "  meanwhile a request to speak, on all screens, 99 %",
        "< 250 ms", meanwhile.toString(), meanwhile.p99() < 250);
  }

  /** A page and as much noise as makes it large. */
  private static byte[] pdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      COSStream noise = document.getDocument().createCOSStream();
      byte[] bytes = new byte[BYTES];
      new Random(20).nextBytes(bytes);
      try (var to = noise.createOutputStream()) {
        to.write(bytes);
      }
      document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Noise"), noise);
      document.save(out);
    }
    return out.toByteArray();
  }

  private Void fetch(BenchSite site, int number, String document, String hash) throws Exception {
    long asked = System.nanoTime();
    String path = "/api/documents/" + document + "/content";
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long had = 0;
    if (number % CUT_OFF == 2) {
      had = read(site.session.request(path), digest, BYTES / 2, 200);
      resumed.incrementAndGet();
      read(
          site.session
              .request(path)
              .header("Range", "bytes=" + had + "-")
              .header("If-Range", "\"" + hash + "\""),
          digest,
          Long.MAX_VALUE,
          206);
    } else {
      read(site.session.request(path), digest, Long.MAX_VALUE, 200);
    }
    took.add(System.nanoTime() - asked);
    boolean right = HexFormat.of().formatHex(digest.digest()).equals(hash);
    (right ? whole : wrong).incrementAndGet();
    return null;
  }

  private long read(HttpRequest.Builder request, MessageDigest digest, long most, int expected)
      throws Exception {
    HttpResponse<InputStream> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    long all = 0;
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != expected) {
        throw new IOException("status " + answer.statusCode());
      }
      byte[] buffer = new byte[BUFFER];
      for (int n = body.read(buffer); n >= 0 && all < most; n = body.read(buffer)) {
        digest.update(buffer, 0, n);
        all += n;
      }
    }
    return all;
  }

  private int receipts(String document) {
    int have = 0;
    for (JsonNode unit :
        BenchCity.checked(hall.secretary.get("/api/documents/" + document + "/receipts")).json()) {
      have += unit.path("openedAt").isNull() ? 0 : 1;
    }
    return have;
  }
}
