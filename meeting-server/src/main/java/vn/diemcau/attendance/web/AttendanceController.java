package vn.diemcau.attendance.web;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.attendance.AttendanceReport;
import vn.diemcau.attendance.internal.PdfReport;
import vn.diemcau.attendance.internal.ReportBuilder;
import vn.diemcau.attendance.internal.XlsxReport;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Downloads;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** The attendance report, for those who lead or prepare the meeting or convene over it. */
@RestController
@RequestMapping("/api/meetings/{id}")
class AttendanceController {

  private final Rooms rooms;
  private final Meetings meetings;
  private final Permissions permissions;
  private final ReportBuilder builder;
  private final XlsxReport xlsx;
  private final PdfReport pdf;
  private final Audit audit;
  private final RefusalAnswers answers;
  private final InstantSource clock;

  AttendanceController(
      Rooms rooms,
      Meetings meetings,
      Permissions permissions,
      ReportBuilder builder,
      XlsxReport xlsx,
      PdfReport pdf,
      Audit audit,
      RefusalAnswers answers,
      InstantSource clock) {
    this.rooms = rooms;
    this.meetings = meetings;
    this.permissions = permissions;
    this.builder = builder;
    this.xlsx = xlsx;
    this.pdf = pdf;
    this.audit = audit;
    this.answers = answers;
    this.clock = clock;
  }

  @GetMapping("/attendance")
  ResponseEntity<Object> report(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(read(actor, new MeetingId(id)));
  }

  @GetMapping("/attendance.xlsx")
  ResponseEntity<Object> workbook(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return file(actor, id, xlsx::write, Downloads.XLSX, "xlsx");
  }

  @GetMapping("/attendance.pdf")
  ResponseEntity<Object> printed(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return file(actor, id, pdf::write, MediaType.APPLICATION_PDF, "pdf");
  }

  private Outcome<AttendanceReport> read(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .then(
            part -> {
              boolean convenes =
                  meetings
                      .facts(meeting)
                      .filter(
                          f ->
                              permissions.may(actor, Action.MEETINGS_CONVENE, f.convener())
                                  || permissions.may(actor, Action.OPERATE, f.convener()))
                      .isPresent();
              boolean rehearsal =
                  meetings.facts(meeting).filter(MeetingFacts::isRehearsal).isPresent();
              if (rehearsal) {
                return Outcome.refused(Refusal.conflict("attendance.nothing-yet"));
              }
              return part.lead() || part.mayEdit() || convenes
                  ? started(meeting)
                  : Outcome.refused(Refusal.forbidden("attendance.not-permitted"));
            });
  }

  private Outcome<AttendanceReport> started(MeetingId meeting) {
    RoomState state = rooms.state(meeting);
    if (state.seq() == 0) {
      return Outcome.refused(Refusal.conflict("attendance.nothing-yet"));
    }
    return Outcome.done(builder.report(state, rooms.journal(meeting), clock.instant()));
  }

  private ResponseEntity<Object> file(
      Actor actor,
      UUID id,
      Function<AttendanceReport, byte[]> write,
      MediaType type,
      String ending) {
    return switch (read(actor, new MeetingId(id))) {
      case Outcome.Refused<AttendanceReport>(Refusal refusal) -> answers.of(refusal);
      case Outcome.Done<AttendanceReport>(AttendanceReport report) -> {
        audit.record(
            actor,
            "attendance.downloaded",
            report.meeting().title(),
            Map.of("meeting", id.toString(), "format", ending));
        yield Downloads.of(type, "bao-cao-tham-du." + ending, write.apply(report));
      }
    };
  }
}
