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
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import io.github.launchd4j.socket.Handover;
import io.github.launchd4j.socket.jna.Kernel;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.NetworkChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
  private static final JavaClasses CLASSES = classes();

  private static final List<String> READERS =
      List.of(
          "launchd-plist-gen/src/main/java/io/github/launchd4j/plist/explain",
          "launchd-plist-gen/src/main/java/io/github/launchd4j/plist/rule",
          "launchd-testkit/src/main/java",
          "launchd-host/src/main/java",
          "launchd-cli/src/main/java",
          "launchd-maven-plugin/src/main/java");

  /**
   * A call of a getter with such a key: {@code job.get("KeepAlive")}, {@code flag(job, "OnDemand"}.
   */
  private static final Pattern READ =
      Pattern.compile(
          "\\b(get|has|entry|flag|bool|integer|string|dictionary|isFilled|isTrue|isFalse)"
              + "\\((\\s*[\\w.()]+,)?\\s*\"(KeepAlive|OnDemand|RunAtLoad|ThrottleInterval"
              + "|ExitTimeOut|StartCalendarInterval|StartInterval)\"");

  private static final DescribedPredicate<JavaClass> LIBRARIES =
      JavaClass.Predicates.resideOutsideOfPackages(
              ROOT + "maven..", ROOT + "cli..", ROOT + "agent..")
          .as("libraries");

  /**
   * The plugin depends neither on the command line nor on the agent, which are built before it all
   * the same.
   */
  private static JavaClasses classes() {
    Set<Location> locations = new HashSet<>(Locations.ofPackage("io.github.launchd4j"));
    locations.add(Location.of(Path.of("..", "launchd-cli", "target", "classes")));
    locations.add(Location.of(Path.of("..", "launchd-socket-agent", "target", "classes")));
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importLocations(locations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket", "plist", "host", "testkit", "agent", "cli", "maven"})
  void everyModuleIsSeen(String module) {
    assertTrue(CLASSES.stream().anyMatch(each -> each.getPackageName().startsWith(ROOT + module)));
  }

  @Test
  void eachModuleKnowsThoseBelowItOnly() {
    none("socket", "plist", "host", "testkit", "agent", "cli", "maven");
    none("plist", "socket", "host", "testkit", "agent", "cli", "maven");
    none("host", "socket", "testkit", "agent", "cli", "maven");
    none("testkit", "host", "agent", "cli", "maven");
    none("agent", "plist", "host", "testkit", "cli", "maven");
    none("cli", "agent", "maven");
    none("maven", "agent", "cli");
  }

  /** The one class that does is in a class loader of its own, with the core. */
  @Test
  void theAgentKnowsTheCoreInOnePackageAndThatByItsNameOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "agent")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "agent.launchd..", ROOT + "socket..")
        .check(CLASSES);
  }

  @Test
  void onlyThePluginKnowsMavenAndOnlyTheCommandKnowsPicocli() {
    onlyIn("maven", "org.apache.maven..");
    onlyIn("cli", "picocli..");
  }

  /** Property lists are text: no process is started, no account asked for, no port opened. */
  @Test
  void thePlistLibraryTouchesNothingButFiles() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "plist..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.belongToAnyOf(
                    Process.class,
                    ProcessBuilder.class,
                    ProcessHandle.class,
                    Runtime.class,
                    UserPrincipalLookupService.class,
                    Socket.class,
                    ServerSocket.class,
                    DatagramSocket.class)
                .or(JavaClass.Predicates.assignableTo(NetworkChannel.class)))
        .check(CLASSES);
  }

  @Test
  void theTestkitUsesTwoTypesOfTheCoreAndTheSelftestMore() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "testkit..")
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
    noClasses()
        .that()
        .resideInAPackage(ROOT + "cli..")
        .and()
        .resideOutsideOfPackage(ROOT + "cli.selftest")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "socket..")
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
        .resideOutsideOfPackage(ROOT + "plist.ddplist")
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

  private static void onlyIn(String module, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
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
