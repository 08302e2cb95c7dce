package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import java.io.IOException;
import java.nio.file.Path;

/** The launchd of this Mac. */
record LaunchdHost(LaunchctlDomain launchctl) implements Host {

  @Override
  public String description() {
    return "The launchd of this machine, domain " + launchctl.domain() + ".";
  }

  @Override
  public Loaded load(Job job, Path folder) throws IOException, InterruptedException {
    Path plist = folder.resolve(job.label() + ".plist");
    PlistFile.write(plist, job.toPropertyList());
    try {
      launchctl.bootstrap(plist);
    } catch (IOException | InterruptedException | RuntimeException e) {
      launchctl.bootout(job.label());
      throw e;
    }
    return () -> launchctl.bootout(job.label());
  }
}
