package vn.diemcau.security.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.security.DemoAccounts.DemoAccount;

/**
 * A file in the data folder that says how to come in, for its owner's eyes only: one account a
 * line, as login, password, role and unit with tabs between them.
 */
class AccountsFile {

  private final Path path;

  AccountsFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  void write(List<DemoAccount> accounts) {
    List<String> lines =
        accounts.stream()
            .map(
                a ->
                    String.join(
                        "\t", a.login(), a.password(), RoleText.of(a.role()), a.unitLabel()))
            .toList();
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(draft, lines);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<DemoAccount> read() {
    if (!Files.exists(path)) {
      return List.of();
    }
    List<DemoAccount> accounts = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(path)) {
        String[] fields = line.split("\t", 4);
        if (fields.length == 4) {
          accounts.add(new DemoAccount(fields[0], fields[1], RoleText.parse(fields[2]), fields[3]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return accounts;
  }
}
