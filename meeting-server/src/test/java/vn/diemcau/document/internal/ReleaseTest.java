package vn.diemcau.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.document.DocumentId;
import vn.diemcau.document.DocumentsReleased;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.SitePass;

/** What other features hear of a release, and who came in by an entry code. */
@ServerTest
@RecordApplicationEvents
class ReleaseTest {

  @Autowired TestCities cities;
  @Autowired Uploads uploads;
  @Autowired DocumentEdits edits;
  @Autowired DocumentLists lists;
  @Autowired Readings readings;
  @Autowired ApplicationEvents events;

  private TestCity city;
  private MeetingId meeting;
  private DocumentId document;

  @BeforeEach
  void aDraft() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    var content = new ByteArrayInputStream("Nội dung".getBytes(StandardCharsets.UTF_8));
    document =
        uploads.add(city.secretary.actor(), meeting, null, "Báo cáo", "a.txt", content).orThrow();
  }

  @Test
  void a_release_is_told_once() {
    edits.release(city.secretary.actor(), meeting, List.of(document)).isDone();
    edits.release(city.secretary.actor(), meeting, List.of(document)).isDone();

    List<DocumentsReleased> told = events.stream(DocumentsReleased.class).toList();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().meeting()).isEqualTo(meeting);
    assertThat(told.getFirst().documents())
        .containsExactly(new DocumentsReleased.Released(document, null, "Báo cáo"));
  }

  @Test
  void a_refused_release_is_not_told() {
    Actor delegate = city.delegateOf(city.communes.get(0)).actor();

    assertThat(edits.release(delegate, meeting, List.of(document)).isDone()).isFalse();

    assertThat(events.stream(DocumentsReleased.class)).isEmpty();
  }

  @Test
  void who_came_in_by_an_entry_code_reads_for_the_unit_at_that_site() {
    edits.release(city.secretary.actor(), meeting, List.of(document)).isDone();
    UnitId site = city.communes.get(2);
    Actor guest =
        new Actor(
            null,
            "",
            "Điểm cầu Xã Đông Xuân",
            "",
            site,
            List.of(),
            new SitePass(meeting.value(), site, Instant.now().plus(Duration.ofMinutes(30))));

    assertThat(lists.of(guest, meeting).orThrow()).hasSize(1);
    readings.open(guest, document, Readings.Purpose.READ).orThrow();

    assertThat(readings.receipts(city.secretary.actor(), document).orThrow())
        .filteredOn(r -> r.openedAt() != null)
        .extracting(r -> r.unit().id(), Readings.UnitReceipt::openedBy)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(site, "Điểm cầu Xã Đông Xuân"));
  }
}
