package io.github.launchd4j.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.launchd4j.socket.Handover;
import io.github.launchd4j.socket.jna.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may use whom, as docs/architecture.md has it. This module stands above all others and sees
 * them all.
 */
class FencesTest {
  private static final String ROOT = "io.github.launchd4j.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.launchd4j");

  private static final DescribedPredicate<JavaClass> LIBRARIES =
      JavaClass.Predicates.resideOutsideOfPackages(ROOT + "maven..", ROOT + "plist.cli..")
          .as("libraries");

  @ParameterizedTest
  @ValueSource(strings = {"socket", "plist", "testkit", "maven"})
  void everyModuleIsSeen(String module) {
    assertTrue(CLASSES.stream().anyMatch(each -> each.getPackageName().startsWith(ROOT + module)));
  }

  @Test
  void socketsAndPlistsKnowNothingOfEachOther() {
    none("socket", "plist", "testkit", "maven");
    none("plist", "socket", "testkit", "maven");
  }

  @Test
  void theTestkitKnowsNothingOfMaven() {
    none("testkit", "maven");
    noClasses()
        .that(LIBRARIES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.maven..")
        .check(CLASSES);
  }

  @Test
  void theTestkitUsesTwoTypesOfTheCoreAndItsSelftestMore() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "testkit..")
        .and()
        .resideOutsideOfPackage(ROOT + "testkit.selftest")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(ROOT + "socket..")
                .and(DescribedPredicate.not(JavaClass.Predicates.type(Handover.class)))
                .and(DescribedPredicate.not(JavaClass.Predicates.type(Kernel.class))))
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "testkit", ROOT + "socket")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Handover.class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "testkit.jna", ROOT + "socket..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Kernel.class)
        .check(CLASSES);
  }

  @Test
  void thePluginUsesThePublicPackagesOnly() {
    none("maven", "socket", "testkit.jna", "plist.io", "plist.key", "plist.rule");
  }

  @Test
  void noPackageIsInACircle() {
    slices().matching("io.github.launchd4j.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void jnaIsInOnePackageOfTheCoreAndOneOfTheTestkit() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "socket.jna", ROOT + "testkit.jna")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .check(CLASSES);
  }

  @Test
  void ddPlistIsInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "plist.io")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.dd.plist..")
        .check(CLASSES);
  }

  @Test
  void onlyTheJdkPackageMakesMembersAccessible() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "socket.jdk", ROOT + "socket.jna")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.lang.reflect.AccessibleObject.class)
        .check(CLASSES);
  }

  @Test
  void librariesNeitherLogNorPrint() {
    JavaClasses libraries = CLASSES.that(LIBRARIES);
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(libraries);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(libraries);
  }

  private static void none(String from, String... to) {
    for (String each : to) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + from + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + each + "..")
          .check(CLASSES);
    }
  }
}
