package vn.diemcau.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;

/** Sites shared out among technicians on the spot: by whom, to whom, and what it lets them see. */
@ServerTest
class ClusterTest {

  @Autowired TestCities cities;

  private TestCity city;
  private MeetingId meeting;
  private String clusters;
  private TestSession it;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    clusters = "/api/meetings/" + meeting + "/clusters";
    it = city.signedIn(city.itStaff);
  }

  @Test
  void without_clusters_districts_look_after_their_own_and_the_rest_is_counted() {
    JsonNode shared = it.get(clusters).json();

    assertThat(shared.path("clusters").size()).isZero();
    assertThat(shared.path("mayAssign").asBoolean()).isTrue();
    // district 1 has somebody for its three communes: left are two districts, two departments'
    // sites
    // and the two communes of district 2, as far as they are invited
    assertThat(shared.path("uncovered").asInt()).isEqualTo(sites() - 1 - 3);
    assertThat(names(shared.path("candidates")))
        .contains(city.itStaff.id().toString(), city.technician.id().toString())
        .doesNotContain(city.technicians.getFirst().id().toString());
  }

  @Test
  void who_is_given_a_cluster_sees_its_sites_and_no_others() {
    TestSession districtIt = city.signedIn(city.districtIt);
    int before = board(districtIt).size();

    assertThat(share(5, List.of(city.itStaff.id(), city.districtIt.id()), false)).isEqualTo(204);

    JsonNode all = it.get(clusters).json().path("clusters");
    assertThat(all.size()).isEqualTo(2);
    JsonNode own = districtIt.get(clusters).json();
    assertThat(own.path("clusters").size()).isEqualTo(1);
    assertThat(own.path("mine").get(0).asInt()).isEqualTo(2);
    assertThat(own.path("candidates").size()).isZero();
    List<String> given =
        own.path("clusters").get(0).path("sites").valueStream().map(JsonNode::asString).toList();
    List<String> seen = board(districtIt);
    assertThat(seen).containsAll(given);
    assertThat(seen).hasSizeLessThan(sites()).hasSizeGreaterThan(before);
    String foreign = "/api/meetings/" + meeting + "/line-checks/" + given.getLast();
    assertThat(districtIt.put(foreign + "/escalation", Map.of("note", "Mất tiếng")).status())
        .isEqualTo(204);

    assertThat(it.put(clusters + "/2", Map.of("technician", city.technician.id())).status())
        .isEqualTo(204);
    assertThat(board(districtIt)).hasSize(before);
    assertThat(it.delete(clusters).status()).isEqualTo(204);
    assertThat(it.get(clusters).json().path("clusters").size()).isZero();
  }

  @Test
  void only_the_convening_units_it_staff_share_out_and_only_to_technicians_of_the_meeting() {
    Map<String, Object> wish =
        Map.of("size", 20, "technicians", List.of(city.itStaff.id()), "onlyUncovered", false);
    for (TestCity.Person person :
        List.of(city.secretary, city.districtIt, city.technicians.getFirst(), city.delegate)) {
      assertThat(city.signedIn(person).put(clusters, wish).code())
          .isEqualTo("device.clusters-by-it-staff");
    }
    TestCity other = cities.fresh();
    assertThat(other.signedIn(other.itStaff).put(clusters, wish).code())
        .isEqualTo("meeting.not-concerned");
    for (Object nobody : List.of(other.itStaff.id(), city.delegate.id(), meeting)) {
      assertThat(
              it.put(
                      clusters,
                      Map.of("size", 20, "technicians", List.of(nobody), "onlyUncovered", false))
                  .code())
          .isEqualTo("device.no-such-technician");
    }
  }

  @Test
  void nonsense_is_refused() {
    assertThat(shareCode(4, List.of(city.itStaff.id()))).isEqualTo("device.bad-cluster-size");
    assertThat(shareCode(61, List.of(city.itStaff.id()))).isEqualTo("device.bad-cluster-size");
    assertThat(shareCode(20, List.of())).isEqualTo("device.no-cluster-technicians");
    assertThat(shareCode(20, List.of(city.itStaff.id(), city.itStaff.id())))
        .isEqualTo("device.no-cluster-technicians");
    assertThat(it.put(clusters + "/9", Map.of("technician", city.technician.id())).code())
        .isEqualTo("device.no-such-cluster");
    assertThat(it.put(clusters + "/9", Map.of()).status()).isEqualTo(400);
  }

  private int share(int size, List<?> technicians, boolean onlyUncovered) {
    return it.put(
            clusters,
            Map.of("size", size, "technicians", technicians, "onlyUncovered", onlyUncovered))
        .status();
  }

  private String shareCode(int size, List<?> technicians) {
    return it.put(
            clusters, Map.of("size", size, "technicians", technicians, "onlyUncovered", false))
        .code();
  }

  private int sites() {
    return board(it).size();
  }

  private List<String> board(TestSession who) {
    return who.get("/api/meetings/" + meeting + "/line-checks")
        .json()
        .valueStream()
        .map(site -> site.path("site").path("id").asString())
        .toList();
  }

  private static List<String> names(JsonNode people) {
    return people.valueStream().map(p -> p.path("id").asString()).toList();
  }
}
