package vn.diemcau.meeting.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.Participation;
import vn.diemcau.meeting.Phase;
import vn.diemcau.security.Actor;

/** Tells a screen which acts to offer; every act checks again for itself. */
@Component
public class MeetingMay {

  private final MeetingAccess access;
  private final Rehearsals rehearsals;
  private final InstantSource clock;

  MeetingMay(MeetingAccess access, Rehearsals rehearsals, InstantSource clock) {
    this.access = access;
    this.rehearsals = rehearsals;
    this.clock = clock;
  }

  public List<String> of(Actor actor, MeetingFacts meeting, Participation me) {
    Phase phase = meeting.phase();
    List<String> may = new ArrayList<>();
    if (me.mayEdit()) {
      add(may, "edit", phase.editable());
      add(may, "announce", MeetingTurns.TO_ANNOUNCE.contains(phase));
      add(may, "postpone", MeetingTurns.TO_POSTPONE.contains(phase));
      add(may, "reschedule", MeetingTurns.TO_RESCHEDULE.contains(phase));
      add(may, "cancel", MeetingTurns.TO_CANCEL.contains(phase));
    }
    boolean enters = me.site() != null || me.lead() || me.is(MeetingRole.TECHNICIAN);
    add(may, "enter-room", enters && phase.roomOpen());
    boolean over =
        actor.pass().isEmpty()
            && (me.lead() || me.mayEdit() || access.oversees(actor, meeting.convener()));
    boolean held = phase == Phase.LIVE || phase == Phase.RECESS || phase == Phase.CLOSED;
    boolean missed = phase == Phase.LINE_CHECK && meeting.overdue(clock.instant());
    // nothing is reported of a rehearsal
    add(may, "see-report", over && (held || missed) && !meeting.isRehearsal());
    boolean planned = phase == Phase.ANNOUNCED && !meeting.isRehearsal();
    add(may, "rehearse", planned && rehearsals.mayRehearse(actor, meeting, me));
    return may;
  }

  private static void add(List<String> may, String what, boolean holds) {
    if (holds) {
      may.add(what);
    }
  }
}
