package vn.diemcau.platform.web;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the web client. An address that is a page of the client ({@code /meetings/…/room}) gets
 * {@code index.html}, so that it can be opened from a link and reloaded; the client's router does
 * the rest. What the server itself answers is never taken for a page.
 */
@Configuration(proxyBeanMethods = false)
class SinglePageForward implements WebMvcConfigurer {

  private static final List<String> SERVER_PATHS =
      List.of("api/", "ws/", "actuator/", "v3/", "swagger-ui", "colibri-ws/", "error");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    // Vite puts a hash of the content into these names, so they never change under one name.
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(365, TimeUnit.DAYS).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new PageOrFile());
  }

  /** The file if there is one, otherwise the client's one page if the path is none of ours. */
  static final class PageOrFile extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = path.isEmpty() ? null : super.getResource(path, location);
      if (file != null) {
        return file;
      }
      return isPage(path) ? super.getResource("index.html", location) : null;
    }

    static boolean isPage(String path) {
      boolean looksLikeFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
      return !looksLikeFile && SERVER_PATHS.stream().noneMatch(path::startsWith);
    }
  }
}
