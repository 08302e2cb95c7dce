package io.github.launchd4j.host;

import io.github.launchd4j.plist.ShellText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a file where there is none, and loads it. If that fails, it stays, so that one can look.
 *
 * @param installed the job
 * @param copy the file
 * @param source where it comes from, as the commands name it
 */
record FirstInstall(
    ServiceTarget installed, PlistCopy copy, String source, LaunchctlSteps commands) {

  Plan plan() {
    List<Step> steps = new ArrayList<>();
    Path folder = installed.destination().folder();
    if (!Files.isDirectory(folder)) {
      // write creates it
      steps.add(Step.of(ShellText.line(List.of("mkdir", "-p", folder.toString())), () -> {}));
    }
    List<String> words = PlistCopy.words(copy.rootOwned(), source, installed.file());
    steps.add(Step.of(ShellText.line(words), copy::write));
    steps.addAll(commands.putIn());
    Path last = InstallRecord.of(installed).last();
    steps.add(Step.silent(new PlistCopy(copy.content(), last, copy.rootOwned())::write));
    return new Plan(steps);
  }
}
