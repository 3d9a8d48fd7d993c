package vn.diemcau.security.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** The filter chain: who may knock at all. What a person may do is decided in each feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfficeProperties.class)
class SecurityConfiguration {

  /** Where data lies; everything else is the web client, which anybody may load. */
  static final List<String> GUARDED =
      List.of("/api/", "/ws/", "/colibri-ws/", "/actuator/", "/v3/api-docs");

  /** Guarded by a secret of the servers' own. */
  private static final String BETWEEN_NODES = "/api/node/**";

  @Bean
  CookieCsrfTokenRepository csrfTokens() {
    return CookieCsrfTokenRepository.withHttpOnlyFalse();
  }

  /** Nobody is authenticated by Spring itself: this keeps Boot from inventing a user. */
  @Bean
  AuthenticationManager authenticationManager() {
    return authentication -> {
      throw new AuthenticationServiceException("people sign in at /api/session");
    };
  }

  @Bean
  SecurityFilterChain filterChain(HttpSecurity http, SessionWho sessions, ProblemWriter problems) {
    return http.csrf(
            csrf ->
                csrf.csrfTokenRepository(csrfTokens()).spa().ignoringRequestMatchers(BETWEEN_NODES))
        .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
        .sessionManagement(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .addHeaderWriter(new ContentSecurityPolicy())
                    .frameOptions(frame -> frame.sameOrigin())
                    .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        p ->
                            p.policy(
                                "camera=(self), microphone=(self), display-capture=(self),"
                                    + " fullscreen=(self), geolocation=(), payment=()")))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(
                        "/api/public/**",
                        "/api/session",
                        "/api/session/code",
                        "/api/session/endpoint",
                        BETWEEN_NODES,
                        "/actuator/health/**")
                    .permitAll()
                    .requestMatchers(
                        "/api/**", "/ws/**", "/colibri-ws/**", "/actuator/**", "/v3/api-docs/**")
                    .authenticated()
                    .requestMatchers(HttpMethod.GET)
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD)
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(
                        (request, response, why) -> notSignedIn(problems, request, response))
                    .accessDeniedHandler(
                        (request, response, why) -> denied(problems, request, response, why)))
        .addFilterBefore(new SessionFilter(sessions), AnonymousAuthenticationFilter.class)
        .addFilterBefore(new FirstPasswordFilter(problems), AuthorizationFilter.class)
        .addFilterBefore(new DisplayFilter(problems), AuthorizationFilter.class)
        .build();
  }

  private static void notSignedIn(
      ProblemWriter problems, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(
        request, response, Refusal.of(RefusalKind.NOT_SIGNED_IN, "security.not-signed-in"));
  }

  private static void denied(
      ProblemWriter problems,
      HttpServletRequest request,
      HttpServletResponse response,
      AccessDeniedException why)
      throws IOException {
    String code =
        why instanceof CsrfException ? "security.page-outdated" : "security.not-permitted";
    problems.write(request, response, Refusal.forbidden(code));
  }
}
