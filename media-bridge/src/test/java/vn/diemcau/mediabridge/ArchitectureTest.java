package vn.diemcau.mediabridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/** The laws of the media core (docs: one packet from socket to socket). */
class ArchitectureTest {

  private static final String ROOT = "vn.diemcau.mediabridge";
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final String[] SANS_IO =
      packages(
          "rtp", "rtcp", "codec", "receive", "send", "room", "speakers", "bandwidth", "channel");

  @Test
  void only_the_loop_knows_netty() {
    // the synthetic site and its client are programs beside the bridge, not parts of it
    noClasses()
        .that()
        .resideOutsideOfPackages(packages("loop", "synthetic", "client"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(ALL);
  }

  @Test
  void nothing_knows_spring() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..").check(ALL);
  }

  @Test
  void the_core_reads_no_clock_and_starts_no_thread() {
    noClasses()
        .that()
        .resideInAnyPackage(SANS_IO)
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ExecutorService.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent.locks..", "java.net..", "java.nio.channels..")
        .check(ALL);
  }

  @Test
  void the_core_locks_nothing() throws IOException {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(SANS_IO)
        .should()
        .haveModifier(JavaModifier.SYNCHRONIZED)
        .check(ALL);
    List<String> locking = new ArrayList<>();
    int methods = 0;
    for (JavaClass found : ALL.that(resideInAnyPackage(SANS_IO))) {
      URI file = found.getSource().orElseThrow().getUri();
      for (MethodModel method : ClassFile.of().parse(Path.of(file)).methods()) {
        methods++;
        boolean locks =
            method.code().stream()
                .flatMap(CodeModel::elementStream)
                .anyMatch(MonitorInstruction.class::isInstance);
        if (locks) {
          locking.add(found.getName() + "." + method.methodName());
        }
      }
    }
    assertThat(methods).isGreaterThan(100);
    assertThat(locking).isEmpty();
  }

  @Test
  void the_parsers_import_nothing_of_ours() {
    for (String parser : new String[] {"rtp", "rtcp", "codec"}) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + parser + "..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("vn.diemcau..").and(outside(ROOT + "." + parser)))
          .check(ALL);
    }
  }

  @Test
  void the_core_does_not_know_what_carries_it() {
    classes()
        .that()
        .resideInAnyPackage(SANS_IO)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(SANS_IO).or(resideInAnyPackage("java..", "com.fasterxml.jackson..")))
        .check(ALL);
  }

  @Test
  void only_the_channel_speaks_json() {
    noClasses()
        .that()
        .resideInAnyPackage(
            packages("rtp", "rtcp", "codec", "receive", "send", "room", "speakers", "bandwidth"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(ALL);
  }

  @Test
  void the_packages_of_the_core_form_no_circle() {
    slices()
        .matching(ROOT + ".(rtp|rtcp|codec|receive|send|room|speakers|bandwidth|channel)..")
        .should()
        .beFreeOfCycles()
        .check(ALL);
  }

  private static DescribedPredicate<JavaClass> outside(String name) {
    return DescribedPredicate.describe(
        "outside " + name, found -> !found.getPackageName().startsWith(name));
  }

  private static String[] packages(String... names) {
    String[] all = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      all[i] = ROOT + "." + names[i] + "..";
    }
    return all;
  }
}
