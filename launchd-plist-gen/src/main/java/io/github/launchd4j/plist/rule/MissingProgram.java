package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** launchd.plist(5): Program, ProgramArguments or BundleProgram is required. */
final class MissingProgram implements Rule {

  /** What may be in such a property list without being a sign of anything else. */
  private static final Set<String> OF_HELPERS =
      Set.of(
          "Label",
          "Disabled",
          "OnDemand",
          "EnableTransactions",
          "SpawnConstraint",
          "AssociatedBundleIdentifiers");

  private static final String HELP =
      "launchctl bootstrap fails with 111; add ProgramArguments, beginning with an absolute path";

  @Override
  public Code code() {
    return Code.LP102;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (job.has("Program") || job.has("BundleProgram")) {
      return;
    }
    Optional<PlistValue> arguments = job.get("ProgramArguments");
    if (arguments.isEmpty()) {
      neither(of, found);
    } else if (arguments.get() instanceof PlistArray array && array.values().isEmpty()) {
      found.error(array.position(), "ProgramArguments is empty", HELP);
    }
  }

  private static void neither(Inspection of, Findings found) {
    String message = "the job has neither Program nor ProgramArguments";
    if (isNamedSo(of.file()) && isForHelper(of)) {
      return;
    }
    if (isForHelper(of)) {
      found.info(
          of.job().position(),
          message,
          "that is right inside a helper that SMJobBless installs, which adds them; elsewhere"
              + " launchctl bootstrap fails with 111");
    } else {
      found.error(of.job().position(), message, HELP);
    }
  }

  /**
   * Whether this looks like the property list that is linked into a helper for SMJobBless: "The
   * only required key in this plist is the Label key" (ServiceManagement.h). No such one lies where
   * launchd looks for jobs, and none is made in code.
   */
  static boolean isForHelper(Inspection of) {
    PlistDictionary job = of.job();
    return job.has("Label")
        && of.file().isPresent()
        && Walk.program(job).isEmpty()
        && !Place.isInstalled(of.file())
        && (isNamedSo(of.file()) || Walk.isFilled(job, "MachServices") || hasNothingElse(job));
  }

  /** Launchd.plist and Helper-Launchd.plist, as in Apple's example of SMJobBless. */
  private static boolean isNamedSo(Optional<Path> file) {
    String name = file.isPresent() ? String.valueOf(file.get().getFileName()) : "";
    return name.toLowerCase(Locale.ROOT).endsWith("launchd.plist");
  }

  private static boolean hasNothingElse(PlistDictionary job) {
    for (Entry entry : job.entries()) {
      if (!OF_HELPERS.contains(entry.key())) {
        return false;
      }
    }
    return true;
  }
}
