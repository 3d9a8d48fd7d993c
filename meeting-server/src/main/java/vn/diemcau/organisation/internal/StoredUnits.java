package vn.diemcau.organisation.internal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitLevel;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.organisation.internal.UnitRows.LevelName;

/**
 * The unit tree out of the database, held in memory. Another node's import is noticed within two
 * seconds by the tree's version number; an import here at once.
 */
@Component
public class StoredUnits implements Units {

  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Everything read at one version of the tree. */
  private record Loaded(
      long version,
      List<UnitPeriod> periods,
      List<LevelName> levelNames,
      Map<LocalDate, Day> days) {}

  /** The tree on one day and what is derived from it. */
  private record Day(UnitTree tree, UnitSearch search) {}

  private final UnitRows rows;
  private final InstantSource clock;
  private volatile Loaded loaded;
  private volatile long checkedAt;

  StoredUnits(UnitRows rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Reads the tree anew at the next question, without waiting for the version to be checked. */
  public void refresh() {
    loaded = null;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private Loaded loaded() {
    Loaded now = loaded;
    long nanos = System.nanoTime();
    if (now != null && nanos - checkedAt < CHECK_NANOS) {
      return now;
    }
    long version = rows.version();
    if (now == null || now.version() != version) {
      now = new Loaded(version, rows.periods(), rows.levelNames(), new ConcurrentHashMap<>());
      loaded = now;
    }
    checkedAt = nanos;
    return now;
  }

  private Day day(LocalDate day) {
    Loaded now = loaded();
    if (now.days().size() > 16) {
      now.days().clear();
    }
    return now.days()
        .computeIfAbsent(
            day,
            d -> {
              UnitTree tree =
                  new UnitTree(now.periods().stream().filter(p -> p.holdsOn(d)).toList());
              return new Day(tree, new UnitSearch(tree));
            });
  }

  private UnitTree tree() {
    return day(today()).tree();
  }

  @Override
  public Optional<Unit> find(UnitId id) {
    Unit present = tree().find(id);
    return present != null ? Optional.of(present) : past(id);
  }

  private Optional<Unit> past(UnitId id) {
    return loaded().periods().stream()
        .filter(p -> p.unit().equals(id))
        .max(Comparator.comparing(UnitPeriod::from))
        .map(
            p -> {
              Unit then = day(p.from()).tree().find(id);
              return then != null
                  ? then
                  : new Unit(
                      id,
                      p.code(),
                      p.name(),
                      p.name(),
                      p.level(),
                      p.parent(),
                      "",
                      p.from(),
                      p.to());
            });
  }

  @Override
  public Optional<Unit> byCode(String code) {
    return Optional.ofNullable(tree().byCode(code));
  }

  @Override
  public List<Unit> all(LocalDate day) {
    return day(day).tree().all();
  }

  @Override
  public List<Unit> present() {
    return tree().all();
  }

  @Override
  public List<Unit> roots() {
    return tree().roots();
  }

  @Override
  public List<Unit> children(UnitId id) {
    return tree().children(id);
  }

  @Override
  public List<Unit> subtree(UnitId id) {
    return tree().subtree(id);
  }

  @Override
  public boolean isWithin(UnitId unit, UnitId ancestor) {
    return tree().isWithin(unit, ancestor);
  }

  @Override
  public String label(UnitId id) {
    return known(id).label();
  }

  @Override
  public UnitRef ref(UnitId id) {
    return ref(known(id));
  }

  private Unit known(UnitId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("no unit " + id));
  }

  private UnitRef ref(Unit unit) {
    return UnitRef.of(unit, levelName(unit.level(), unit.validFrom()).name());
  }

  @Override
  public List<UnitRef> search(String query, int limit) {
    return day(today()).search().find(query, limit).stream().map(this::ref).toList();
  }

  /** A level is called what it was called when the oldest of its present units came about. */
  @Override
  public List<UnitLevel> levels() {
    Map<String, List<Unit>> byLevel = new HashMap<>();
    present().forEach(u -> byLevel.computeIfAbsent(u.level(), k -> new ArrayList<>()).add(u));
    Map<String, UnitLevel> ranked = new TreeMap<>();
    byLevel.forEach(
        (level, units) -> {
          LocalDate oldest =
              units.stream().map(Unit::validFrom).min(Comparator.naturalOrder()).orElseThrow();
          LevelName name = levelName(level, oldest);
          ranked.put(
              String.format("%05d %s", name.rank(), level),
              new UnitLevel(level, name.name(), name.nameEn(), units.size()));
        });
    return List.copyOf(ranked.values());
  }

  private LevelName levelName(String level, LocalDate day) {
    return loaded().levelNames().stream()
        .filter(n -> n.level().equals(level) && !n.from().isAfter(day))
        .max(Comparator.comparing(LevelName::from))
        .orElseGet(() -> new LevelName(level, day, 999, level, level));
  }

  @Override
  public List<Relative> predecessors(UnitId id) {
    return rows.predecessors(id);
  }

  @Override
  public List<Relative> successors(UnitId id) {
    return rows.successors(id);
  }
}
