package io.github.launchd4j.cli.selftest;

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
            "Who tells a listener from a bound socket and from a connection?",
            "not SO_ACCEPTCONN: 42, ENOPROTOOPT; soi_options of proc_pidfdinfo: bit 0x0002 of a listener only (xnu-11417)",
            bench -> Attempts.steps(bench, "own:", "raw:Web")),
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
            LifeAttempts::restart),
        new Question(
            "Which environment does a job get?",
            "XPC_SERVICE_NAME, XPC_FLAGS, PATH (third parties)",
            bench -> Attempts.steps(bench, "environment:")),
        new Question(
            "Can an instance of a job with inetdCompatibility, Wait false, activate by name?",
            "not known; no job of Apple's does both",
            Attempts::inetd),
        new Question(
            "Who gets SIGTERM when a job is stopped, its process or its process group?",
            "the process; what is left of its group when it has ended (launchd-842, core.c:991, 3631)",
            LifeAttempts::signals),
        new Question(
            "Is a job with inetdCompatibility, Wait true, free of ThrottleInterval?",
            "yes (launchd-842, core.c:4407)",
            LifeAttempts::throttle),
        new Question(
                "What does launchd's reader of property lists make of what plutil reads?",
                "as each line says (three decompilations by others, of iOS; four reports of Macs)",
                bench -> XpcReading.lines())
            .onMacsOnly(),
        new Question(
            "Does a time of StartCalendarInterval come once, and at its minute?",
            "yes; one that summer time skips comes an hour later, one that comes twice once (launchd-842, cronemu)",
            LifeAttempts::calendar,
            true),
        new Question(
            "How long after SIGTERM comes SIGKILL, without ExitTimeOut?",
            "20 s (macOS 10.9); 5 s was reported of macOS 26",
            LifeAttempts::exitTimeOut,
            true));
  }
}
