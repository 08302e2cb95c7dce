package io.github.launchd4j.plist;

/** The keys of SoftResourceLimits and HardResourceLimits, launchd.plist(5); see setrlimit(2). */
public enum ResourceLimit {
  /** The largest core file, in bytes. */
  CORE("Core"),
  /** CPU time, in seconds. */
  CPU("CPU"),
  /** The data segment, in bytes. */
  DATA("Data"),
  /** The largest file that may be written, in bytes. */
  FILE_SIZE("FileSize"),
  /** What may be locked into memory, in bytes. */
  MEMORY_LOCK("MemoryLock"),
  /** Open files. Set in a daemon, it also sets kern.maxfiles or kern.maxfilesperproc. */
  NUMBER_OF_FILES("NumberOfFiles"),
  /** Processes of the user. Set in a daemon, it also sets kern.maxproc or kern.maxprocperuid. */
  NUMBER_OF_PROCESSES("NumberOfProcesses"),
  /** Resident memory, in bytes. */
  RESIDENT_SET_SIZE("ResidentSetSize"),
  /** The stack, in bytes. */
  STACK("Stack");

  private final String word;

  ResourceLimit(String word) {
    this.word = word;
  }

  /** The word as it stands in a plist. */
  public String word() {
    return word;
  }
}
