package vn.diemcau.bridge.pool;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which engine a bridge is. */
public enum BridgeKind {
  /** In this process. */
  @JsonProperty("embedded")
  EMBEDDED,
  /** Our own bridge as a process of its own. */
  @JsonProperty("diemcau")
  DIEMCAU,
  /** Jitsi Videobridge: COLIBRI2 and no more. */
  @JsonProperty("jitsi")
  JITSI
}
