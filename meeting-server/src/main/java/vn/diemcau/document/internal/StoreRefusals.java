package vn.diemcau.document.internal;

import vn.diemcau.documentstore.StoreRefusal;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Passes on the store's refusals; their sentences come with the store. */
public final class StoreRefusals {

  private StoreRefusals() {}

  public static Refusal toRefusal(StoreRefusal refusal) {
    RefusalKind kind =
        switch (refusal.reason()) {
          case TOO_LARGE -> RefusalKind.TOO_LARGE;
          case TYPE_NOT_ALLOWED, MACROS, PASSWORD, ZIP_BOMB -> RefusalKind.WRONG_TYPE;
          case EMPTY, UPLOAD_BROKEN, BROKEN, QUERY_EMPTY, QUERY_TOO_LONG -> RefusalKind.INVALID;
        };
    return Refusal.of(kind, refusal.code(), refusal.args());
  }
}
