package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.diemcau.organisation.UnitId;

/** How long each item of the agenda and each speech took. */
class AgendaClockTest {

  final RoomScript room = new RoomScript().live();
  final UnitId first = room.sites.get(0);
  final UnitId second = room.sites.get(1);

  private AgendaPlace agenda() {
    return room.state.agenda();
  }

  @Test
  void the_clock_of_an_item_stands_still_in_a_recess_and_while_the_meeting_is_closed() {
    room.must(room.secretary, new AgendaCommand.Go(room.item));
    room.pass(Duration.ofMinutes(4));
    room.must(room.secretary, new PhaseCommand.Recess());
    assertThat(agenda().spent()).isEqualTo(Map.of(room.item, 240L));
    assertThat(agenda().since()).isNull();
    room.pass(Duration.ofMinutes(15));
    room.must(room.secretary, new PhaseCommand.Resume());
    assertThat(agenda().since()).isEqualTo(room.now);
    room.pass(Duration.ofMinutes(2));
    room.must(room.secretary, new PhaseCommand.Close());
    room.pass(Duration.ofMinutes(1));
    room.must(room.secretary, new PhaseCommand.UndoClose());
    assertThat(agenda()).isEqualTo(new AgendaPlace(room.item, room.now, Map.of(room.item, 360L)));
    assertThat(Machine.replay(RoomState.empty(room.meeting), room.journal)).isEqualTo(room.state);
  }

  @Test
  void who_comes_back_to_an_item_goes_on_with_its_time() {
    room.must(room.secretary, new AgendaCommand.Go(room.item));
    room.pass(Duration.ofMinutes(3));
    room.must(room.secretary, new AgendaCommand.Go(room.item));
    assertThat(agenda().spent()).isEqualTo(Map.of(room.item, 180L));
    room.must(room.secretary, new PhaseCommand.Recess());
    room.must(room.secretary, new AgendaCommand.Go(room.item));
    assertThat(agenda().since()).as("the clock of a recess").isNull();
  }

  @Test
  void each_speech_is_remembered_with_its_time_whatever_ended_it() {
    UUID request = room.ask(first);
    room.must(room.secretary, new AgendaCommand.Go(room.item));
    room.must(room.secretary, new FloorCommand.Invite(first, 5, request));
    room.pass(Duration.ofMinutes(4));
    room.must(room.secretary, new FloorCommand.Extend(2));
    room.pass(Duration.ofMinutes(2));
    room.must(room.secretary, new FloorCommand.Invite(second, null, null));
    room.pass(Duration.ofMinutes(1));
    room.must(room.secretary, new PhaseCommand.Recess());

    assertThat(room.state.speeches()).hasSize(2);
    Speech speech = room.state.speeches().getFirst();
    assertThat(speech.site()).isEqualTo(first);
    assertThat(speech.request().id()).isEqualTo(request);
    assertThat(speech.item()).isEqualTo(room.item);
    assertThat(speech.minutes()).isEqualTo(7);
    assertThat(Duration.between(speech.since(), speech.until())).isEqualTo(Duration.ofMinutes(6));
    Speech last = room.state.speeches().getLast();
    assertThat(last.minutes()).isNull();
    assertThat(last.until()).isEqualTo(room.now);
  }

  @Test
  void a_pause_and_an_exchange_end_no_speech() {
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    room.must(room.secretary, new FloorCommand.Exchange(second));
    room.lose(room.main);
    room.pass(Duration.ofMinutes(1));
    room.back(room.main);
    assertThat(room.state.speeches()).isEmpty();
    room.must(room.secretary, new FloorCommand.MuteAll());
    assertThat(room.state.speeches()).extracting(Speech::site).containsExactly(first);
  }
}
