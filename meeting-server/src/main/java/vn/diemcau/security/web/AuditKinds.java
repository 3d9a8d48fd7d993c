package vn.diemcau.security.web;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.diemcau.shared.Sentences;

/** What the kinds of audit entries are called: {@code messages/audit_vi.properties} and _en. */
@Component
class AuditKinds {

  static final String PREFIX = "audit.kind.";

  private final Sentences sentences;

  AuditKinds(Sentences sentences) {
    this.sentences = sentences;
  }

  /** By language; the kind itself where an older version wrote one that has no name any more. */
  Map<String, String> both(String kind) {
    return Map.of("vi", name("vi", kind), "en", name("en", kind));
  }

  String inVietnamese(String kind) {
    return name("vi", kind);
  }

  private String name(String language, String kind) {
    String code = PREFIX + kind;
    String name = sentences.in(language, code, Map.of());
    return name.equals(code) ? kind : name;
  }
}
