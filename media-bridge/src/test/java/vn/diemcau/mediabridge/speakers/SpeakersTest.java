package vn.diemcau.mediabridge.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeakersTest {

  private static final long PACKET = 20_000_000L;

  private final LoudestVoices voices = new LoudestVoices();
  private long now = 1;

  @Test
  void the_first_to_speak_are_heard_from_their_first_packet_on() {
    for (int i = 0; i < LoudestVoices.SEATS; i++) {
      assertThat(voices.hear(new Voice("v" + i), 50, now)).isTrue();
    }
    assertThat(voices.hear(new Voice("late"), 50, now)).isFalse();
  }

  @Test
  void a_seat_is_free_at_once_when_its_voice_is_muted() {
    List<Voice> seated = seat(40, 40, 40);
    Voice next = new Voice("next");
    assertThat(voices.hear(next, 90, now)).isFalse();
    voices.leave(seated.get(1));
    assertThat(seated.get(1).seated()).isFalse();
    assertThat(voices.hear(next, 90, now)).isTrue();
    assertThat(next.seated()).isTrue();
  }

  @Test
  void equally_loud_voices_do_not_push_each_other_out() {
    List<Voice> all = new ArrayList<>(seat(30, 32, 31));
    all.add(new Voice("a"));
    all.add(new Voice("b"));
    int changes = 0;
    String before = heardOf(all);
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      all.forEach(voice -> voices.hear(voice, 28 + random.nextInt(6), now));
      now += PACKET;
      String after = heardOf(all);
      changes += after.equals(before) ? 0 : 1;
      before = after;
    }
    assertThat(changes).isZero();
  }

  @Test
  void whoever_speaks_constantly_the_three_clearly_loudest_end_up_heard() {
    for (int seed = 0; seed < 50; seed++) {
      LoudestVoices room = new LoudestVoices();
      Random random = new Random(seed);
      List<Integer> levels = new ArrayList<>();
      List<Voice> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        levels.add(10 + 10 * i);
        all.add(new Voice("v" + i));
      }
      Collections.shuffle(levels, random);
      for (int i = 0; i < 300; i++) {
        for (int v = 0; v < 8; v++) {
          room.hear(all.get(v), levels.get(v) + random.nextInt(3), now);
        }
        now += PACKET;
      }
      List<Voice> loudest =
          all.stream()
              .sorted(Comparator.comparing(voice -> levels.get(all.indexOf(voice))))
              .limit(3)
              .toList();
      assertThat(all).filteredOn(Voice::seated).containsExactlyInAnyOrderElementsOf(loudest);
    }
  }

  @Test
  void the_voice_with_the_floor_is_heard_however_loud_the_others_are_and_keeps_its_seat() {
    List<Voice> loud = seat(10, 12, 11);
    Voice floor = new Voice("floor");
    assertThat(voices.hear(floor, 80, now)).as("without the floor").isFalse();
    floor.assured(true);
    assertThat(voices.hear(floor, 80, now)).as("its first packet with the floor").isTrue();
    for (int i = 0; i < 500; i++) {
      now += PACKET;
      loud.forEach(voice -> voices.hear(voice, 5, now));
      assertThat(voices.hear(floor, 80, now)).isTrue();
    }
    assertThat(loud).filteredOn(Voice::seated).hasSize(2);
    floor.assured(false);
    for (int i = 0; i < 100; i++) {
      now += PACKET;
      voices.hear(floor, 80, now);
      loud.forEach(voice -> voices.hear(voice, 5, now));
    }
    assertThat(floor.seated()).as("the floor was taken back").isFalse();
  }

  @Test
  void a_pause_of_the_voice_with_the_floor_costs_it_nothing() {
    Voice floor = new Voice("floor");
    floor.assured(true);
    voices.hear(floor, 60, now);
    seat(10, 12);
    Voice third = new Voice("third");
    now += 2_000_000_000L;
    assertThat(voices.hear(third, 10, now)).as("its seat is lent").isTrue();
    assertThat(voices.hear(floor, 60, now)).as("and given back at the first word").isTrue();
  }

  @Test
  void one_word_does_not_make_a_dominant_speaker() {
    DominantSpeaker dominant = new DominantSpeaker();
    Voice chair = new Voice("chair");
    Voice cough = new Voice("cough");
    boolean became = false;
    for (int i = 0; i < 50; i++) {
      voices.hear(chair, 30, now);
      became |= dominant.heard(chair, now);
      now += PACKET;
    }
    assertThat(became).isTrue();
    assertThat(dominant.endpoint()).isEqualTo("chair");
    for (int i = 0; i < 20; i++) {
      voices.hear(chair, 30, now);
      voices.hear(cough, 5, now);
      assertThat(dominant.heard(cough, now)).as("after %d packets", i).isFalse();
      now += PACKET;
    }
    for (int i = 0; i < 60; i++) {
      voices.hear(chair, 30, now);
      voices.hear(cough, 5, now);
      dominant.heard(cough, now);
      now += PACKET;
    }
    assertThat(dominant.endpoint()).as("kept it up and is louder").isEqualTo("cough");
    dominant.leave(cough);
    assertThat(dominant.endpoint()).isNull();
  }

  private List<Voice> seat(int... levels) {
    List<Voice> seated = new ArrayList<>();
    for (int level : levels) {
      Voice voice = new Voice("s" + seated.size());
      seated.add(voice);
      for (int i = 0; i < 50; i++) {
        assertThat(voices.hear(voice, level, now)).isTrue();
      }
    }
    return seated;
  }

  private static String heardOf(List<Voice> all) {
    return all.stream().filter(Voice::seated).map(Voice::owner).toList().toString();
  }
}
