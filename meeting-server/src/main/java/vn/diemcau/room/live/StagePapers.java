package vn.diemcau.room.live;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingDocuments;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.room.state.StageCommand;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Lets only documents of the meeting itself onto its stage. */
@Component
class StagePapers {

  private final ObjectProvider<MeetingDocuments> documents;
  private final Meetings meetings;

  StagePapers(ObjectProvider<MeetingDocuments> documents, Meetings meetings) {
    this.meetings = meetings;
    this.documents = documents;
  }

  /** The command, or {@code room.foreign-document}. */
  Outcome<RoomCommand> checked(MeetingId meeting, RoomCommand command) {
    UUID shown =
        switch (command) {
          case StageCommand.Show show -> show.document();
          case StageCommand.Preset preset -> preset.document();
          default -> null;
        };
    return shown == null || documents.getObject().belongs(itself(meeting), shown)
        ? Outcome.done(command)
        : Outcome.refused(Refusal.invalid("room.foreign-document"));
  }

  /** A rehearsal shows the papers of the meeting that it rehearses. */
  private MeetingId itself(MeetingId meeting) {
    return meetings.facts(meeting).map(MeetingFacts::planned).orElse(meeting);
  }
}
