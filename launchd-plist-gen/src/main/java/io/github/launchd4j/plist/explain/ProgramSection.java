package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.ShellText;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What runs. */
final class ProgramSection {

  private static final String SEARCH_PATH = "/usr/bin, /bin, /usr/sbin and /sbin";

  private static final int MANY = 200;

  private ProgramSection() {}

  static List<String> sentences(Subject subject) {
    List<String> sentences = new ArrayList<>(subject.refusals());
    Job job = subject.job();
    List<String> arguments = job.programArguments();
    Optional<String> program = program(subject);
    if (program.isPresent()) {
      sentences.add("The program " + program.get() + ".");
      if (!arguments.isEmpty()) {
        sentences.add("Its arguments, beginning with its own name: " + line(arguments));
      }
    } else if (!arguments.isEmpty()) {
      sentences.add(line(arguments));
      if (!arguments.get(0).contains("/")) {
        sentences.add("launchd looks for " + arguments.get(0) + " in " + SEARCH_PATH + ".");
      }
    } else if (subject.refusals().isEmpty()) {
      sentences.add(
          "Nothing: it has neither Program nor ProgramArguments, and launchd refuses"
              + " it (error 111). SMJobBless adds ProgramArguments to the file of a helper tool.");
    }
    if (subject.has("EnableGlobbing")) {
      sentences.add("launchd replaces * ? and [ ] in the arguments by the names of files.");
    }
    if (subject.has("WaitForDebugger")) {
      sentences.add("It starts suspended and waits for a debugger.");
    }
    constraint(subject).ifPresent(sentences::add);
    return sentences;
  }

  /** What the signature must say, as far as a team and an identifier tell it. */
  private static Optional<String> constraint(Subject subject) {
    Optional<PlistDictionary> constraint =
        Walk.dictionary(subject.job().toPropertyList(), KeyTable.CONSTRAINT);
    if (constraint.isEmpty()) {
      return Optional.empty();
    }
    List<String> facts = new ArrayList<>();
    Walk.string(constraint.get(), "team-identifier")
        .ifPresent(team -> facts.add("the team " + team.value()));
    Walk.string(constraint.get(), "signing-identifier")
        .ifPresent(name -> facts.add("the identifier " + name.value()));
    boolean more = constraint.get().entries().size() > facts.size();
    if (more) {
      facts.add((facts.isEmpty() ? "what" : "what else") + " SpawnConstraint asks for");
    }
    return Optional.of(
        "launchd starts it only if its signature has " + Words.list(facts, "and") + ".");
  }

  private static String line(List<String> arguments) {
    int more = arguments.size() - MANY;
    return more > 0
        ? ShellText.line(arguments.subList(0, MANY)) + " ... and " + more + " more arguments"
        : ShellText.line(arguments);
  }

  private static Optional<String> program(Subject subject) {
    Optional<PlistString> inBundle = Walk.string(subject.job().toPropertyList(), "BundleProgram");
    return inBundle.isPresent()
        ? Optional.of(inBundle.get().value() + " in " + bundle(subject.file()))
        : subject.job().program();
  }

  /** launchd.plist(5): BundleProgram counts from the app bundle that SMAppService takes it from. */
  private static String bundle(Optional<Path> file) {
    Path folder = file.isPresent() ? file.get().toAbsolutePath().getParent() : null;
    while (folder != null) {
      Path name = folder.getFileName();
      if (name != null && name.toString().endsWith(".app")) {
        return name.toString();
      }
      folder = folder.getParent();
    }
    return "the app bundle that the file belongs to";
  }
}
