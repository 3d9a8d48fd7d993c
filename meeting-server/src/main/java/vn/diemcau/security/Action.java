package vn.diemcau.security;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a role allows in a unit and everything below it. */
public enum Action {
  @JsonProperty("units-edit")
  UNITS_EDIT,
  @JsonProperty("accounts-manage")
  ACCOUNTS_MANAGE,
  @JsonProperty("meetings-convene")
  MEETINGS_CONVENE,
  @JsonProperty("codes-give")
  CODES_GIVE,
  @JsonProperty("audit-read")
  AUDIT_READ,
  @JsonProperty("operate")
  OPERATE
}
