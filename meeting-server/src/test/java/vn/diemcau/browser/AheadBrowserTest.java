package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import vn.diemcau.document.Papers;

/** A commune's page fetches a document before anyone opens it, and opens it without the line. */
class AheadBrowserTest extends PagesTest {

  @Test
  void a_page_holds_a_document_before_it_is_opened_and_lets_go_of_it_at_sign_out() {
    String id =
        Papers.released(
            meeting.secretary, meeting.id, "Kế hoạch.pdf", Papers.pdf("Giai ngan von dau tu"));
    Device commune = chromium.device("commune", Look.BLUE);
    commune.page.addInitScript("Math.random = () => 0"); // the first of those who are spread
    List<Integer> answers = new CopyOnWriteArrayList<>();
    commune.page.onResponse(
        answer -> {
          if (answer.url().endsWith("/" + id + "/content")) {
            answers.add(answer.status());
          }
        });

    commune.signIn(city.technicians.getFirst());
    commune.await(
        "says that it holds it",
        () ->
            meeting
                    .secretary
                    .get("/api/documents/" + id)
                    .json()
                    .path("receipts")
                    .path("kept")
                    .asInt()
                == 1);

    Device secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.open("/meetings/" + meeting.id).awaitText("1 đã tải sẵn");
    commune.open("/documents/" + id).awaitText("Giai ngan von dau tu");
    assertThat(answers).containsExactly(304);
    secretary.open("/meetings/" + meeting.id).awaitText("1 đã mở");

    assertThat(kept(commune)).isEqualTo(1);
    commune.page.evaluate(
        "() => fetch('/api/session', { method: 'DELETE', headers: { 'X-XSRF-TOKEN':"
            + " decodeURIComponent(document.cookie.split('XSRF-TOKEN=')[1].split(';')[0]) } })");
    commune.open("/sign-in").await("holds nothing", () -> kept(commune) == 0);
  }

  private static int kept(Device device) {
    Object files =
        device.page.evaluate(
            "async () => (await (await caches.open('diemcau.documents')).keys()).length");
    return ((Number) files).intValue();
  }
}
