package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;

/** What holds after any sequence of commands, allowed or not. */
class RandomRoomTest {

  private static final int COMMANDS = 3_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20261123, 579, 640})
  void any_sequence_keeps_the_laws_and_its_journal_replays_to_the_same_state(long seed) {
    Random random = new Random(seed);
    RoomScript room = new RoomScript().live();
    int done = 0;
    for (int i = 0; i < COMMANDS; i++) {
      room.pass(Duration.ofSeconds(random.nextInt(40) == 0 ? 300 : random.nextInt(8)));
      Long expect = random.nextBoolean() ? null : Math.max(0, room.state.seq() - random.nextInt(4));
      if (room.give(anyone(room, random), anything(room, random), expect).isDone()) {
        done++;
      }
      laws(room);
    }
    assertThat(done).as("seed %d does something", seed).isGreaterThan(COMMANDS / 20);
    assertThat(Machine.replay(RoomState.empty(room.meeting), room.journal)).isEqualTo(room.state);
  }

  private static void laws(RoomScript room) {
    RoomState state = room.state;
    Set<UnitId> heard = state.audibleSites();
    assertThat(heard.size()).isLessThanOrEqualTo(3);
    if (state.phase() == Phase.LIVE) {
      assertThat(heard).contains(state.effectiveMainSite());
    } else {
      assertThat(heard).isEmpty();
    }
    assertThat(state.audibleEndpoints().size()).isLessThanOrEqualTo(heard.size());
    Floor floor = state.floor();
    if (floor.exchange() != null) {
      assertThat(floor.held()).isNotNull();
      assertThat(floor.exchange().site()).isNotEqualTo(floor.held().site());
    }
    if (floor.held() != null) {
      assertThat(floor.held().site()).isNotEqualTo(state.effectiveMainSite());
      boolean runs = floor.held().minutes() != null && state.mainSiteLinked();
      assertThat(floor.held().deadline() != null).isEqualTo(runs);
    }
    assertThat(state.queue()).extracting(Request::id).doesNotHaveDuplicates();
    assertThat(room.journal).last().extracting(JournalEntry::seq).isEqualTo(state.seq());
  }

  private static Doer anyone(RoomScript room, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> room.chair;
      case 1 -> room.deputy;
      case 2, 3, 4 -> room.secretary;
      case 5 -> Doer.SYSTEM;
      default -> room.at(any(room, random));
    };
  }

  private static UnitId any(RoomScript room, Random random) {
    int i = random.nextInt(room.sites.size() + 1);
    return i == room.sites.size() ? room.main : room.sites.get(i);
  }

  private static UUID request(RoomScript room, Random random) {
    List<Request> queue = room.state.queue();
    return queue.isEmpty() ? UUID.randomUUID() : queue.get(random.nextInt(queue.size())).id();
  }

  private static RoomCommand anything(RoomScript room, Random random) {
    UnitId site = any(room, random);
    return switch (random.nextInt(31)) {
      case 0, 1, 2 -> new FloorCommand.Invite(site, random.nextInt(8), null);
      case 3 -> new FloorCommand.Invite(site, null, request(room, random));
      case 4, 5 -> new FloorCommand.Exchange(site);
      case 6 -> new FloorCommand.EndExchange();
      case 7 -> new FloorCommand.Withdraw();
      case 8 -> new FloorCommand.Extend(random.nextInt(5));
      case 9 -> new FloorCommand.MuteAll();
      case 10 -> new FloorCommand.HandOver(site);
      case 11 -> new FloorCommand.TakeBack();
      case 12, 13 -> new QueueCommand.Ask(site, "A", "", "");
      case 14 -> new QueueCommand.Withdraw(request(room, random));
      case 15 -> new QueueCommand.Move(request(room, random), request(room, random));
      case 16 -> new QueueCommand.Drop(request(room, random));
      case 17 -> new RollCallCommand.Open();
      case 18 -> new RollCallCommand.Answer(site, "B", List.of(), random.nextInt(9));
      case 19 -> new RollCallCommand.Call(site);
      case 20 -> new RollCallCommand.Close();
      case 21 -> new RollCallCommand.Absent(site, "Bão");
      case 22, 23 ->
          RoomScript.joining(
              site, "d" + random.nextInt(4), SeatCommand.Mode.values()[random.nextInt(3)]);
      case 24 -> seat(room, site, random);
      case 25 -> random.nextInt(6) == 0 ? new PhaseCommand.Recess() : new PhaseCommand.Resume();
      case 26 -> new PhaseCommand.Resume();
      case 27 -> new PicturesCommand.Choose(site, Pictures.values()[random.nextInt(2)]);
      case 28 -> stage(room, site, random);
      case 29 -> new AgendaCommand.Go(room.item);
      default -> random.nextInt(60) == 0 ? new PhaseCommand.Close() : new PhaseCommand.UndoClose();
    };
  }

  private static RoomCommand stage(RoomScript room, UnitId site, Random random) {
    Layout layout = Layout.values()[random.nextInt(Layout.values().length)];
    List<UnitId> sites = layout == Layout.GRID ? List.of(site, any(room, random)) : List.of();
    UUID document = layout.showsDocument() ? UUID.randomUUID() : null;
    return switch (random.nextInt(4)) {
      case 0 -> new StageCommand.Turn(1 + random.nextInt(9));
      case 1 -> new StageCommand.Prepare(random.nextBoolean() ? site : null);
      case 2 -> new StageCommand.Preset(room.item, layout, sites, document);
      default -> new StageCommand.Show(layout, sites, document, null);
    };
  }

  private static RoomCommand seat(RoomScript room, UnitId site, Random random) {
    String endpoint = room.state.seat(site).mediaEndpoint();
    if (endpoint == null) {
      return RoomScript.joining(site, "d", SeatCommand.Mode.ASK);
    }
    return random.nextInt(3) == 0
        ? new SeatCommand.Leave(endpoint)
        : new SeatCommand.Lost(endpoint, room.now);
  }
}
