package vn.diemcau.device.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.scheduler.Firing;
import vn.diemcau.scheduler.ScheduledHandler;
import vn.diemcau.scheduler.Scheduler;

/** Forgets every night what is older than the rule keeps. */
@Configuration
@EnableConfigurationProperties(QualitySettings.class)
class QualityRetention implements ScheduledHandler {

  private static final String KEY = "device.quality-retention";
  private static final String EVERY_NIGHT = "0 20 3 * * ?";

  private final QualityRows quality;
  private final TroubleRows troubles;
  private final OrderRows orders;
  private final QualitySettings settings;
  private final Scheduler scheduler;

  QualityRetention(
      QualityRows quality,
      TroubleRows troubles,
      OrderRows orders,
      QualitySettings settings,
      Scheduler scheduler) {
    this.quality = quality;
    this.troubles = troubles;
    this.orders = orders;
    this.settings = settings;
    this.scheduler = scheduler;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void plan() {
    scheduler.every("device/quality-retention", EVERY_NIGHT, QualityWatch.HERE, KEY, "");
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public void run(Firing firing) {
    LocalDate day =
        LocalDate.ofInstant(firing.now(), QualityWatch.HERE).minusWeeks(settings.weeks());
    Instant before = day.atStartOfDay(QualityWatch.HERE).toInstant();
    quality.forgetBefore(day);
    troubles.forgetBefore(before);
    orders.forgetBefore(before);
  }
}
