package vn.diemcau.document.internal;

import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.diemcau.documentstore.DocumentStore;
import vn.diemcau.documentstore.StoreSettings;

/**
 * The store of files, in a folder beside the other data unless {@code diemcau.documents.folder}
 * says else.
 */
@Configuration(proxyBeanMethods = false)
class DocumentStoreConfiguration {

  @Bean(initMethod = "start", destroyMethod = "close")
  @DependsOnDatabaseInitialization
  DocumentStore documentStore(
      @Value("${diemcau.documents.folder:${diemcau.data}/documents}") String folder,
      DataSource database,
      InstantSource clock) {
    return new DocumentStore(StoreSettings.in(Path.of(folder)), database, clock);
  }
}
