package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The job that a POM generated, made fit for a test. */
public final class GeneratedJob {
  private GeneratedJob() {}

  /**
   * The job, but with another JDK's java, free ports for those of the POM, and the files of Unix
   * sockets in that folder, under their names.
   */
  public static Job read(Path plist, Path home, Path folder) throws IOException {
    Job job = Job.from(PlistFile.read(plist));
    List<String> arguments = new ArrayList<>(job.programArguments());
    arguments.set(0, Jdks.java(home).toString());
    PlistDictionary sockets = PlistDictionary.EMPTY;
    for (Map.Entry<String, List<SocketEntry>> named : job.sockets().entrySet()) {
      Path file = folder.resolve(named.getKey());
      List<PlistDictionary> entries =
          named.getValue().stream().map(entry -> moved(entry, file).toPropertyList()).toList();
      sockets = sockets.with(named.getKey(), new PlistArray(entries));
    }
    return Job.from(
        job.toPropertyList()
            .with("ProgramArguments", PlistArray.ofStrings(arguments))
            .with("Sockets", sockets));
  }

  private static SocketEntry moved(SocketEntry entry, Path file) {
    return entry.sockPathName().isPresent()
        ? entry.withSockPathName(file.toString())
        : entry.withSockServiceName(0);
  }
}
