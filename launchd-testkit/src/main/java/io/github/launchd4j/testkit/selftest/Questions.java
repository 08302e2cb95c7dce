package io.github.launchd4j.testkit.selftest;

import java.util.List;

/** The questions, in the order of the report. */
final class Questions {
  private Questions() {}

  static List<Question> all() {
    return List.of(
        new Question(
            "Which number has the second activation of a name?",
            "37, EALREADY (launch.h)",
            bench -> Attempts.steps(bench, "raw:Web", "raw:Web", "library:Web", "library:Web")),
        new Question(
            "Which number has a name that is not there?",
            "2, ENOENT (launch.h); third parties saw 3, ESRCH",
            bench -> Attempts.steps(bench, "raw:Wbe", "library:Wbe", "library:Web")),
        new Question(
            "Are delivered descriptors close-on-exec and blocking?",
            "both (read in a launchd of iOS 18.2; xnu)",
            Attempts::flags),
        new Question(
                "What becomes of an address that cannot be bound?",
                "the job is loaded; -1, no descriptor, or a dead one, whose accept gives 22, EINVAL (third parties)",
                Attempts::taken)
            .orRefused(),
        new Question(
            "Which mode and owner has a Unix socket, without and with SockPathMode 0600?",
            "0666 (read in a launchd of iOS 18.2) or 0700 (macOS 10.9); 0600",
            Attempts::unix),
        new Question(
            "Can a child process of the job activate, and does that use the name up?",
            "no: 3, ESRCH, since launchd knows its job by the pid (inferred)",
            bench -> Attempts.steps(bench, "child:Web", "raw:Web")),
        new Question(
                "How many sockets has which SockFamily?",
                "none: 2, IPv4 and IPv6; IPv4, IPv6, IPv4v6, Unix: 1; an array: all (third parties)",
                Attempts::families)
            .orRefused(),
        new Question(
                "Is SockServiceName \"0\" a port that the system chooses?",
                "yes, by getaddrinfo(3) and bind(2) (inferred)",
                Attempts::anyPort)
            .orRefused(),
        new Question(
            "Does the queue of a listener outlive the process?",
            "yes: the socket is launchd's (inferred)",
            Attempts::restart),
        new Question(
            "Which environment does a job get?",
            "XPC_SERVICE_NAME, XPC_FLAGS, PATH (third parties)",
            bench -> Attempts.steps(bench, "environment:")),
        new Question(
            "Can an instance of a job with inetdCompatibility, Wait false, activate by name?",
            "not known; no job of Apple's does both",
            Attempts::inetd),
        new Question(
            "How long after SIGTERM comes SIGKILL, without ExitTimeOut?",
            "20 s (macOS 10.9); 5 s was reported of macOS 26",
            Attempts::exitTimeOut,
            true));
  }
}
