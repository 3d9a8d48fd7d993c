package vn.diemcau;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;

/**
 * A small city of a test's own: 2 departments, 2 districts with 3 and 2 communes, two communes of
 * one name, and people of every role. Codes and logins begin with a prefix that no other test has.
 */
public final class TestCity {

  /** Somebody who can sign in. */
  public record Person(Actor actor, String login, String password) {

    public AccountId id() {
      return actor.account();
    }
  }

  /** A unit as it was made. */
  public record Place(UnitId id, String code, String name, String level, UnitId parent) {}

  static final String PASSWORD = "mot cau chi de thu";
  private static final int SITES_EACH = 16;

  public final String prefix;
  public final List<Place> places = new ArrayList<>();
  public final List<Person> people = new ArrayList<>();

  /** The city's own site; root of its tree. */
  public final UnitId city;

  public final UnitId department1;
  public final UnitId department2;
  public final UnitId district1;
  public final UnitId district2;

  /** Communes 1, 2 and 3 lie in district 1, communes 4 and 5 in district 2. */
  public final List<UnitId> communes;

  public final Person itStaff;
  public final Person leader;
  public final Person secretary;
  public final Person technician;
  public final Person delegate;
  public final Person departmentDelegate;
  public final Person districtIt;
  public final Person districtLeader;
  public final Person districtSecretary;
  public final Person otherDistrictSecretary;

  /** One technician and one delegate per commune, in the order of {@link #communes}. */
  public final List<Person> technicians;

  public final List<Person> delegates;

  /** The sites that {@link #grow} added: each district before its communes. */
  public final List<UnitId> grown = new ArrayList<>();

  private final List<Person> caretakers = new ArrayList<>();
  private final int port;

  TestCity(String prefix, int port) {
    this.prefix = prefix;
    this.port = port;
    city = place("01", "Thành phố Thử Nghiệm " + prefix, "city", null);
    department1 = place("D01", "Sở Nội vụ", "department", city);
    department2 = place("D02", "Ban Quản lý các khu công nghiệp và chế xuất", "department", city);
    district1 = place("001", "Quận Hà Đông", "district", city);
    district2 = place("002", "Thị xã Sơn Tây", "district", city);
    communes =
        List.of(
            place("00001", "Phường Quang Trung", "commune", district1),
            place("00002", "Phường Văn Miếu - Quốc Tử Giám", "commune", district1),
            place("00003", "Xã Đông Xuân", "commune", district1),
            place("00004", "Phường Quang Trung", "commune", district2),
            place("00005", "Xã Tản Lĩnh", "commune", district2));
    itStaff =
        person("it", "Trần Quang Huy", "Trưởng phòng Công nghệ thông tin", city, Role.IT_STAFF);
    leader = person("lanhdao", "Nguyễn Thị Hòa", "Phó Chủ tịch UBND Thành phố", city, Role.LEADER);
    secretary = person("thuky", "Lê Thu Hà", "Chuyên viên Văn phòng UBND", city, Role.SECRETARY);
    technician = person("kythuat", "Đỗ Văn Bình", "Cán bộ kỹ thuật", city, Role.TECHNICIAN);
    delegate = person("daibieu", "Vũ Minh Đức", "Chuyên viên", city, Role.DELEGATE);
    departmentDelegate =
        person("daibieu-so", "Phạm Quốc Ân", "Giám đốc Sở", department1, Role.DELEGATE);
    districtIt = person("it-quan", "Hoàng Gia Bảo", "Cán bộ CNTT", district1, Role.IT_STAFF);
    districtLeader =
        person("lanhdao-quan", "Đặng Thị Ánh", "Chủ tịch UBND Quận", district1, Role.LEADER);
    districtSecretary =
        person("thuky-quan", "Bùi Thanh Mai", "Văn phòng UBND Quận", district1, Role.SECRETARY);
    otherDistrictSecretary =
        person("thuky-thixa", "Ngô Văn Lâm", "Văn phòng UBND Thị xã", district2, Role.SECRETARY);
    technicians = new ArrayList<>();
    delegates = new ArrayList<>();
    for (int i = 0; i < communes.size(); i++) {
      UnitId commune = communes.get(i);
      technicians.add(
          person("kythuat-" + (i + 1), "Lý Văn " + (i + 1), "Cán bộ", commune, Role.TECHNICIAN));
      delegates.add(
          person("daibieu-" + (i + 1), "Mai Thị " + (i + 1), "Chủ tịch", commune, Role.DELEGATE));
    }
  }

  private UnitId place(String code, String name, String level, UnitId parent) {
    Place place = new Place(UnitId.next(), prefix + "-" + code, name, level, parent);
    places.add(place);
    return place.id();
  }

  private Person person(String login, String name, String position, UnitId unit, Role role) {
    String full = prefix + "-" + login;
    Actor actor =
        new Actor(
            AccountId.next(), full, name, position, unit, List.of(new RoleIn(role, unit)), null);
    Person person = new Person(actor, full, PASSWORD);
    people.add(person);
    return person;
  }

  /**
   * Adds districts of so many communes each, before the city is kept; {@link #grown} has the sites.
   * A technician cares for sixteen of them, so that hundreds of sites need few sign-ins.
   */
  void grow(int districts, int communesEach) {
    for (int d = 1; d <= districts; d++) {
      UnitId district = place("1%02d".formatted(d), "Huyện Số %02d".formatted(d), "district", city);
      grown.add(district);
      for (int c = 1; c <= communesEach; c++) {
        String name = "Xã Bình An %02d.%02d".formatted(d, c);
        grown.add(place("1%02d%02d".formatted(d, c), name, "commune", district));
      }
    }
    for (int first = 0; first < grown.size(); first += SITES_EACH) {
      List<UnitId> sites = grown.subList(first, Math.min(first + SITES_EACH, grown.size()));
      String full = prefix + "-cum-" + caretakers.size();
      List<RoleIn> roles = sites.stream().map(s -> new RoleIn(Role.TECHNICIAN, s)).toList();
      Actor actor =
          new Actor(AccountId.next(), full, "Lý Văn Cụm", "Cán bộ", sites.getFirst(), roles, null);
      Person person = new Person(actor, full, PASSWORD);
      people.add(person);
      caretakers.add(person);
    }
  }

  /** The technician of a site that {@link #grow} made. */
  public Person caretakerOf(UnitId site) {
    return caretakers.get(grown.indexOf(site) / SITES_EACH);
  }

  public String code(UnitId unit) {
    return places.stream().filter(p -> p.id().equals(unit)).findFirst().orElseThrow().code();
  }

  /** The technician of a commune. */
  public Person technicianOf(UnitId commune) {
    return technicians.get(communes.indexOf(commune));
  }

  /** The delegate of a commune. */
  public Person delegateOf(UnitId commune) {
    return delegates.get(communes.indexOf(commune));
  }

  /** A browser in which nobody is signed in. */
  public TestSession browser() {
    return new TestSession(port);
  }

  /** A browser in which this person is signed in. */
  public TestSession signedIn(Person person) {
    TestSession session = browser();
    TestSession.Answer answer = session.signIn(person.login(), person.password());
    if (answer.status() != 200) {
      throw new AssertionError(person.login() + " is not let in: " + answer.text());
    }
    return session;
  }
}
