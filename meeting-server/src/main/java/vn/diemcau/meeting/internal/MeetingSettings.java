package vn.diemcau.meeting.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Lead times of what happens by itself around a meeting.
 *
 * @param lineCheckLead how long before the start the line check opens
 * @param reminderLead how long before the start people are reminded
 * @param plannedEndRepeat after how long the secretary is asked again whether to close, while the
 *     room stays open past its planned end
 */
@ConfigurationProperties("diemcau.meeting")
public record MeetingSettings(
    @DefaultValue("60m") Duration lineCheckLead,
    @DefaultValue("30m") Duration reminderLead,
    @DefaultValue("30m") Duration plannedEndRepeat) {

  public MeetingSettings {
    if (lineCheckLead.isNegative() || reminderLead.isNegative()) {
      throw new IllegalArgumentException("a lead time lies before the start");
    }
    if (plannedEndRepeat.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("diemcau.meeting.planned-end-repeat below one minute");
    }
  }
}
