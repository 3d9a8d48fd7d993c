package vn.diemcau.platform.https;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the local authority's certificate and says how to install it. */
@RestController
@ConditionalOnProperty(name = "diemcau.https", havingValue = "local-ca")
class AuthorityPage {

  private final String pem;
  private final String page;

  AuthorityPage(LocalAuthority authority) throws IOException {
    pem = authority.certificatePem();
    page = new ClassPathResource("pages/ca.html").getContentAsString(StandardCharsets.UTF_8);
  }

  @GetMapping(path = "/ca", produces = MediaType.TEXT_HTML_VALUE)
  String page() {
    return page;
  }

  @GetMapping("/ca.crt")
  ResponseEntity<String> certificate() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/x-x509-ca-cert"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("diemcau-ca.crt").build().toString())
        .body(pem);
  }
}
