package vn.diemcau.document.web;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;
import vn.diemcau.documentstore.Content;

/** A stored file as Spring sends it, whole or in ranges. */
final class ContentResource extends AbstractResource {

  private final Content content;
  private final Pace pace;

  ContentResource(Content content, Pace pace) {
    this.content = content;
    this.pace = pace;
  }

  @Override
  public String getDescription() {
    return "document " + content.hash();
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public long contentLength() {
    return content.size();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return pace.paced(content.stream(0));
  }
}
