package vn.diemcau.security.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the sign-in page says before anybody is signed in. */
@RestController
class OfficeController {

  private final OfficeProperties office;

  OfficeController(OfficeProperties office) {
    this.office = office;
  }

  record Office(
      String name,
      String nameEn,
      String itPhone,
      String warning,
      String warningEn,
      String version,
      Map<String, String> browsers) {}

  @GetMapping("/api/public/office")
  Office office() {
    String version =
        Optional.ofNullable(OfficeController.class.getPackage().getImplementationVersion())
            .orElse("0.1.0");
    return new Office(
        office.name(),
        office.nameEn(),
        office.itPhone(),
        office.warning(),
        office.warningEn(),
        version,
        office.browsers());
  }
}
