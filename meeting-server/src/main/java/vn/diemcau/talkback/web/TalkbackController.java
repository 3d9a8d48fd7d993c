package vn.diemcau.talkback.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Elsewhere;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.talkback.internal.CalledSites;
import vn.diemcau.talkback.internal.Talkback;

/** Talkback over REST, at the server that runs the meeting's room. */
@RestController
@RequestMapping("/api/meetings/{meeting}/talkback")
class TalkbackController {

  private final Talkback talkback;
  private final CalledSites sites;
  private final Elsewhere elsewhere;
  private final RefusalAnswers answers;

  TalkbackController(
      Talkback talkback, CalledSites sites, Elsewhere elsewhere, RefusalAnswers answers) {
    this.talkback = talkback;
    this.sites = sites;
    this.elsewhere = elsewhere;
    this.answers = answers;
  }

  /** Whom to call. */
  record Call(List<UUID> sites) {

    Call {
      sites = sites == null ? List.of() : List.copyOf(sites);
    }
  }

  /** The page's answer to its link. */
  record AnswerBody(UUID line, String endpoint, long offer, String sdp) {}

  /** Whether to be heard. */
  record Speaking(boolean on) {}

  @PostMapping
  ResponseEntity<Object> call(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @RequestBody Call call,
      HttpServletRequest request,
      HttpSession session) {
    List<UnitId> wanted = call.sites().stream().map(UnitId::new).toList();
    return atRoom(
        meeting,
        request,
        call,
        () -> talkback.call(actor, session.getId(), new MeetingId(meeting), wanted));
  }

  @GetMapping
  ResponseEntity<Object> line(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      HttpServletRequest request,
      HttpSession session) {
    return atRoom(
        meeting,
        request,
        null,
        () -> talkback.line(actor, session.getId(), new MeetingId(meeting)));
  }

  @PostMapping("/link")
  ResponseEntity<Object> link(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      HttpServletRequest request,
      HttpSession session) {
    return atRoom(
        meeting,
        request,
        null,
        () -> talkback.link(actor, session.getId(), new MeetingId(meeting)));
  }

  @DeleteMapping
  ResponseEntity<Object> hangUp(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      HttpServletRequest request,
      HttpSession session) {
    return atRoom(
        meeting,
        request,
        null,
        () -> talkback.hangUp(actor, session.getId(), new MeetingId(meeting)));
  }

  @PostMapping("/answer")
  ResponseEntity<Object> answer(
      @PathVariable UUID meeting,
      @RequestBody AnswerBody body,
      HttpServletRequest request,
      HttpSession session) {
    return atRoom(
        meeting,
        request,
        body,
        () ->
            talkback.answer(
                session.getId(), body.line(), body.endpoint(), body.offer(), body.sdp()));
  }

  @GetMapping("/sites/{site}")
  ResponseEntity<Object> siteCall(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @PathVariable UUID site,
      HttpServletRequest request,
      HttpSession session) {
    return atRoom(
        meeting,
        request,
        null,
        () -> sites.call(actor, session.getId(), new MeetingId(meeting), new UnitId(site)));
  }

  @PostMapping("/sites/{site}")
  ResponseEntity<Object> accept(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @PathVariable UUID site,
      HttpServletRequest request,
      HttpSession session) {
    return atRoom(
        meeting,
        request,
        null,
        () -> sites.accept(actor, session.getId(), new MeetingId(meeting), new UnitId(site)));
  }

  @DeleteMapping("/sites/{site}")
  ResponseEntity<Object> letGo(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @PathVariable UUID site,
      HttpServletRequest request,
      HttpSession session) {
    return atRoom(
        meeting,
        request,
        null,
        () -> sites.hangUp(actor, session.getId(), new MeetingId(meeting), new UnitId(site)));
  }

  @PutMapping("/sites/{site}/speaking")
  ResponseEntity<Object> speak(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @PathVariable UUID site,
      @RequestBody Speaking speaking,
      HttpServletRequest request,
      HttpSession session) {
    return atRoom(
        meeting,
        request,
        speaking,
        () ->
            sites.speak(
                actor, session.getId(), new MeetingId(meeting), new UnitId(site), speaking.on()));
  }

  private ResponseEntity<Object> atRoom(
      UUID meeting, HttpServletRequest request, Object body, Supplier<Outcome<?>> here) {
    return elsewhere
        .pass(new MeetingId(meeting), request.getRequestURI(), request, body)
        .orElseGet(() -> answers.of(here.get()));
  }
}
