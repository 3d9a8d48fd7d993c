package vn.diemcau;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;

@ServerTest
class ServerStartTest {

  @Autowired JdbcClient jdbc;
  @Autowired RedisClient redis;

  @Test
  void the_server_starts_on_a_real_postgresql_and_redis() {
    assertThat(jdbc.sql("select count(*) from spring_session").query(Long.class).single())
        .isNotNull();
    redis.set("start-test", "Điểm cầu");
    assertThat(redis.get("start-test")).isEqualTo("Điểm cầu");
  }
}
