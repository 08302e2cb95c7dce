package io.github.launchd4j.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.launchd4j.socket.Handover;
import io.github.launchd4j.socket.jna.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final List<String> READERS =
      List.of(
          "launchd-plist-gen/src/main/java/io/github/launchd4j/plist/explain",
          "launchd-plist-gen/src/main/java/io/github/launchd4j/plist/rule",
          "launchd-testkit/src/main/java",
          "launchd-host/src/main/java");

  /**
   * A call of a getter with such a key: {@code job.get("KeepAlive")}, {@code flag(job, "OnDemand"}.
   */
  private static final Pattern READ =
      Pattern.compile(
          "\\b(get|has|entry|flag|bool|integer|string|dictionary|isFilled|isTrue|isFalse)"
              + "\\((\\s*[\\w.()]+,)?\\s*\"(KeepAlive|OnDemand|RunAtLoad|ThrottleInterval"
              + "|ExitTimeOut|StartCalendarInterval|StartInterval)\"");

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

  /** Nor two whose names differ by a capital letter alone. */
  @Test
  void noTwoTypesHaveOneName() {
    Map<String, String> names = new HashMap<>();
    for (JavaClass type : CLASSES) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        String other = names.put(type.getSimpleName().toLowerCase(Locale.ROOT), type.getName());
        assertNull(other, () -> type.getName() + " has a namesake: " + other);
      }
    }
  }

  /** What launchd does with these keys is said in plist.life; the others ask it. */
  @Test
  void nobodyElseReadsTheKeysThatLifeKnows() throws IOException {
    Path modules = Path.of("..").toAbsolutePath().normalize();
    int read = 0;
    for (String folder : READERS) {
      try (Stream<Path> files = Files.walk(modules.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          Matcher call = READ.matcher(Files.readString(file));
          assertFalse(call.find(), () -> file + " reads a key that plist.life knows");
          read++;
        }
      }
    }
    assertTrue(read > 100, "only " + read + " files: the folders have moved");
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
