package vn.diemcau.invitation.internal;

import java.util.List;
import java.util.Optional;
import vn.diemcau.invitation.Reply;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Refusal;

/** Whether what a page sent can be a reply. */
final class ReplyCheck {

  static final int MOST_PEOPLE = 30;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_POSITION = 200;

  private ReplyCheck() {}

  static Optional<Refusal> refuses(Reply.Kind kind, String reason, List<Reply.Person> people) {
    if (kind == null || reason == null || people == null) {
      return refused("invitation.bad-reply");
    }
    if (!isText(reason, LONGEST_REASON)) {
      return refused("invitation.bad-reason");
    }
    if (people.size() > MOST_PEOPLE || !people.stream().allMatch(ReplyCheck::isPerson)) {
      return refused("invitation.bad-people");
    }
    if (kind != Reply.Kind.ACCEPTED && reason.isBlank()) {
      return refused("invitation.reason-missing");
    }
    if (kind == Reply.Kind.DEPUTY && people.isEmpty()) {
      return refused("invitation.deputy-missing");
    }
    return kind == Reply.Kind.DECLINED && !people.isEmpty()
        ? refused("invitation.bad-reply")
        : Optional.empty();
  }

  private static boolean isPerson(Reply.Person person) {
    return person != null
        && isText(person.name(), LONGEST_NAME)
        && !person.name().isBlank()
        && isText(person.position(), LONGEST_POSITION)
        && person.phone() != null
        && person.phone().matches("[0-9 +().-]{0,30}");
  }

  private static boolean isText(String text, int most) {
    return text != null
        && text.length() <= most
        && Folding.isStorable(text)
        && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
  }

  private static Optional<Refusal> refused(String code) {
    return Optional.of(Refusal.invalid(code));
  }
}
