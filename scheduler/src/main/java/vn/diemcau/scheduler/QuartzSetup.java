package vn.diemcau.scheduler;

import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Sets Quartz up: clustered in PostgreSQL, on the application's own connections so that planning
 * joins the caller's transaction (Spring's LocalDataSourceJobStore). Its tables are made by Flyway.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchedulerSettings.class)
class QuartzSetup {

  /** Stands in every row of Quartz's tables, see V070. */
  static final String NAME = "diemcau";

  @Bean
  SchedulerFactoryBeanCustomizer clusteredInPostgres(
      SchedulerSettings settings, DataSource dataSource, PlatformTransactionManager transactions) {
    return factory -> {
      factory.setSchedulerName(NAME);
      factory.setDataSource(dataSource);
      factory.setTransactionManager(transactions);
      factory.setAutoStartup(settings.realTime());
      factory.setWaitForJobsToCompleteOnShutdown(true);
      factory.setQuartzProperties(properties(settings));
    };
  }

  /** The one job there is; everything planned is a trigger of it. */
  @Bean
  JobDetail handlerJob() {
    return JobBuilder.newJob(HandlerJob.class)
        .withIdentity(HandlerJob.KEY)
        .storeDurably()
        .requestRecovery()
        .build();
  }

  private static Properties properties(SchedulerSettings settings) {
    Properties quartz = new Properties();
    quartz.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    quartz.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    quartz.setProperty(
        "org.quartz.scheduler.idleWaitTime", String.valueOf(settings.poll().toMillis()));
    quartz.setProperty(
        "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", String.valueOf(settings.threads()));
    quartz.setProperty("org.quartz.threadPool.threadCount", String.valueOf(settings.threads()));
    String store = "org.quartz.jobStore.";
    quartz.setProperty(store + "class", ContextJobStore.class.getName());
    quartz.setProperty(store + "driverDelegateClass", PostgreSQLDelegate.class.getName());
    quartz.setProperty(store + "isClustered", "true");
    quartz.setProperty(
        store + "clusterCheckinInterval", String.valueOf(settings.checkIn().toMillis()));
    // batches need it; it also makes the poll wait for a planning transaction to commit
    quartz.setProperty(store + "acquireTriggersWithinLock", "true");
    quartz.setProperty(store + "misfireThreshold", "10000");
    // payloads as readable text instead of serialized Java objects
    quartz.setProperty(store + "useProperties", "true");
    return quartz;
  }
}
