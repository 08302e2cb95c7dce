package io.github.launchd4j.cli.selftest;

import java.util.List;

/** The questions, in the order of the report. */
final class Questions {
  private Questions() {}

  static List<Question> all() {
    return List.of(
        new Question(
            "Which error number does the second activation of a name get?",
            "37, EALREADY (launch.h)",
            bench -> Attempts.steps(bench, "raw:Web", "raw:Web", "library:Web", "library:Web")),
        new Question(
            "Which error number does a name that does not exist get?",
            "2, ENOENT (launch.h); third parties saw 3, ESRCH",
            bench -> Attempts.steps(bench, "raw:Wbe", "library:Wbe", "library:Web")),
        new Question(
            "What distinguishes a listener from a bound socket and from a connection?",
            "not SO_ACCEPTCONN: 42, ENOPROTOOPT; soi_options of proc_pidfdinfo: bit 0x0002 of a listener only (xnu-11417)",
            bench -> Attempts.steps(bench, "own:", "raw:Web")),
        new Question(
            "Are delivered descriptors close-on-exec and blocking?",
            "both (seen in launchd of iOS 18.2; xnu)",
            Attempts::flags),
        new Question(
                "What happens to an address that cannot be bound?",
                "the job is loaded; -1, no descriptor, or a dead one, whose accept fails with 22, EINVAL (third parties)",
                Attempts::taken)
            .orRefused(),
        new Question(
            "Which mode and owner does a Unix socket have, without and with SockPathMode 0600?",
            "0666 (seen in launchd of iOS 18.2) or 0700 (macOS 10.9); 0600",
            Attempts::unix),
        new Question(
            "Can a child process of the job activate, and does that use the name up?",
            "no: 3, ESRCH, since launchd knows its job by the pid (inferred)",
            bench -> Attempts.steps(bench, "child:Web", "raw:Web")),
        new Question(
                "How many sockets does each SockFamily give?",
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
            "unknown; no job of Apple's does both",
            Attempts::inetd),
        new Question(
            "Who gets SIGTERM when a job is stopped, its process or its process group?",
            "the process; the rest of its group after it has ended (launchd-842, core.c:991, 3631)",
            LifeAttempts::signals),
        new Question(
            "Is a job with inetdCompatibility, Wait true, exempt from ThrottleInterval?",
            "yes (launchd-842, core.c:4407)",
            LifeAttempts::throttle),
        new Question(
                "How does launchd's property list reader read what plutil reads?",
                "as each line says (three decompilations by others, of iOS; four reports of Macs)",
                bench -> XpcReading.lines())
            .onMacsOnly(),
        new Question(
            "Does a StartCalendarInterval time occur once, and at its minute?",
            "yes; a time that summer time skips occurs an hour later, a time that occurs twice counts once (launchd-842, cronemu)",
            LifeAttempts::calendar,
            true),
        new Question(
            "How long after SIGTERM does SIGKILL follow, without ExitTimeOut?",
            "20 s (macOS 10.9); 5 s was reported for macOS 26",
            LifeAttempts::exitTimeOut,
            true));
  }
}
