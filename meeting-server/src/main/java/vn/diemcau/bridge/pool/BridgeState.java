package vn.diemcau.bridge.pool;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a bridge may be given work. */
public enum BridgeState {
  @JsonProperty("well")
  WELL,
  /** It goes on with what it has and takes nothing new: what it has is moved away. */
  @JsonProperty("draining")
  DRAINING,
  /** It does not answer. */
  @JsonProperty("down")
  DOWN
}
