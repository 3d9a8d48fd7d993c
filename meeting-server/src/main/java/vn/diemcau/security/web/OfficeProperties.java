package vn.diemcau.security.web;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The office that runs this server, as the sign-in page names it.
 *
 * @param itPhone whom to call when it does not work
 * @param warning what must not be put into the system
 * @param browsers the oldest version of each browser that the web client is made for
 */
@ConfigurationProperties("diemcau.office")
record OfficeProperties(
    @DefaultValue("Ủy ban nhân dân thành phố") String name,
    @DefaultValue("City People's Committee") String nameEn,
    @DefaultValue("") String itPhone,
    @DefaultValue("Không đưa thông tin, tài liệu bí mật nhà nước lên hệ thống này.") String warning,
    @DefaultValue("Do not put state secrets, in words or documents, on this system.")
        String warningEn,
    Map<String, String> browsers) {

  OfficeProperties {
    browsers =
        browsers == null
            ? Map.of(
                "chrome", "120", "edge", "120", "coccoc", "126", "firefox", "128", "safari", "17.4")
            : browsers;
  }
}
