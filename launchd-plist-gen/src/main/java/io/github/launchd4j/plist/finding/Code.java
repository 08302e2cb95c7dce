package io.github.launchd4j.plist.finding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of findings, a page in docs/rules for each. A code means one thing and is never reused.
 */
public enum Code {
  LP001("the file cannot be read", Severity.ERROR),
  LP002("the file is empty", Severity.ERROR),
  LP003("not a property list", Severity.ERROR),
  LP004("a property list that Apple's reader refuses", Severity.ERROR),
  LP005("broken encoding", Severity.ERROR),
  LP006("too large or too deeply nested", Severity.ERROR),
  LP007("the root is not a dictionary", Severity.ERROR),
  LP008("a character that XML cannot represent", Severity.ERROR, Severity.WARNING),
  LP009("a boolean with a start and an end tag", Severity.ERROR),
  LP010("accepted by Apple's reader but not well-formed XML", Severity.WARNING),
  LP011("a key where a value is expected", Severity.ERROR),
  LP012("a template for the C preprocessor", Severity.WARNING),
  LP013("not valid JSON", Severity.ERROR),
  LP014("a value that JSON cannot represent", Severity.ERROR),
  LP015("an integer too large for a property list", Severity.ERROR),
  LP016("a launchd4j comment without a valid code", Severity.WARNING),
  LP017("a suppression that suppresses nothing", Severity.INFO),
  LP018("a property list that launchd refuses and plutil accepts", Severity.ERROR),
  LP019("a value that launchd and plutil read differently", Severity.WARNING),
  LP020("an ASCII property list", Severity.ERROR),
  LP101("no Label", Severity.ERROR),
  LP102("no program", Severity.ERROR, Severity.INFO),
  LP103("Program is not an absolute path", Severity.ERROR),
  LP104("the first argument is not an absolute path", Severity.WARNING),
  LP105("unknown key", Severity.WARNING, Severity.INFO),
  LP106("wrong type", Severity.ERROR, Severity.WARNING),
  LP107("a number out of range", Severity.ERROR),
  LP108("a value that the key does not know", Severity.ERROR, Severity.WARNING),
  LP109("duplicate key", Severity.WARNING),
  LP110("a key without effect", Severity.WARNING),
  LP111("a deprecated key", Severity.WARNING, Severity.INFO),
  LP112("an empty value", Severity.WARNING),
  LP113("a path that is not absolute", Severity.ERROR, Severity.WARNING, Severity.INFO),
  LP114("a umask that looks octal", Severity.WARNING),
  LP115("a disabled job", Severity.INFO),
  LP116("a placeholder", Severity.WARNING),
  LP117("escaped twice", Severity.WARNING),
  LP118("whitespace around a value", Severity.WARNING),
  LP119("a typographic character", Severity.WARNING),
  LP202("SockProtocol contradicts SockType", Severity.ERROR, Severity.WARNING),
  LP203("unknown SockType", Severity.ERROR),
  LP204("a socket without an address", Severity.ERROR),
  LP205("SockPathName is too long", Severity.ERROR),
  LP206("SockPathName is not an absolute path", Severity.ERROR),
  LP207("not a port number", Severity.ERROR),
  LP208("seqpacket is not supported", Severity.ERROR),
  LP209("a mode that looks octal", Severity.WARNING),
  LP210("SockFamily contradicts SockNodeName", Severity.ERROR, Severity.WARNING),
  LP211("a path together with an address", Severity.WARNING),
  LP212("SecureSocketWithKey together with SockPathName", Severity.WARNING),
  LP213("Bonjour with a number", Severity.WARNING),
  LP214("a multicast group that cannot be joined", Severity.WARNING),
  LP215("an unknown service name", Severity.ERROR, Severity.WARNING),
  LP216("not an address", Severity.ERROR),
  LP217("a mode without a file", Severity.WARNING),
  LP218("a Unix socket without a mode", Severity.INFO),
  LP219("a socket in a folder that does not last", Severity.WARNING),
  LP220("the same address twice", Severity.WARNING),
  LP221("no socket in Sockets", Severity.WARNING),
  LP301("inetdCompatibility without Sockets", Severity.ERROR),
  LP302("Wait does not fit the type of the socket", Severity.ERROR, Severity.WARNING),
  LP303(
      "inetdCompatibility in a job that activates sockets by name",
      Severity.ERROR,
      Severity.WARNING),
  LP304("LAUNCH_DAEMON_SOCKET_NAME has no meaning", Severity.WARNING),
  LP305("standard paths with inetdCompatibility", Severity.WARNING),
  LP306("a server that does not work with inetd", Severity.INFO),
  LP307("Instances with Wait", Severity.WARNING),
  LP308("a stand-alone server with inetdCompatibility", Severity.WARNING),
  LP401("KeepAlive with Sockets", Severity.INFO),
  LP402("RunAtLoad with Sockets", Severity.INFO),
  LP403("ExitTimeOut 0", Severity.WARNING),
  LP404("EnableTransactions in a Java job", Severity.WARNING),
  LP405("EnablePressuredExit in a Java job", Severity.WARNING),
  LP406("ThrottleInterval 0", Severity.WARNING),
  LP407("Crashed false", Severity.WARNING),
  LP408("KeepAlive with a schedule", Severity.WARNING),
  LP409("nothing starts the job", Severity.WARNING, Severity.INFO),
  LP410("a short-lived program kept alive", Severity.WARNING),
  LP411("LaunchOnlyOnce in a job that starts again", Severity.WARNING),
  LP412("a server without ProcessType", Severity.INFO),
  LP413("SuccessfulExit true", Severity.WARNING),
  LP414("WaitForDebugger is true", Severity.WARNING),
  LP415("EnablePressuredExit with KeepAlive", Severity.INFO),
  LP416("OnDemand false with KeepAlive", Severity.WARNING),
  LP417("an event that nobody takes", Severity.WARNING),
  LP418("a log file that starts its own job", Severity.WARNING),
  LP419("a throttled server", Severity.INFO),
  LP501("quotes in an argument", Severity.WARNING),
  LP502("shell syntax without a shell", Severity.WARNING),
  LP503("a command line as the program", Severity.ERROR, Severity.WARNING),
  LP504("an option and its value in one string", Severity.WARNING),
  LP505("an option instead of argv[0]", Severity.WARNING),
  LP506("a program that puts itself into the background", Severity.WARNING),
  LP507("a program in the background", Severity.WARNING),
  LP508("an argument that nothing expands", Severity.ERROR, Severity.WARNING),
  LP509("sudo in a job", Severity.WARNING),
  LP510("not an executable program", Severity.WARNING),
  LP511("a script split into several arguments", Severity.WARNING),
  LP512("env without a program", Severity.WARNING),
  LP513("a program that is not on the PATH", Severity.WARNING),
  LP514("a command after exec", Severity.WARNING),
  LP515("wait4path used wrongly", Severity.WARNING),
  LP516("a program that needs a session", Severity.WARNING),
  LP601("the java command of macOS", Severity.WARNING),
  LP602("a JVM without a heap limit", Severity.INFO),
  LP603("java as a child of a shell", Severity.WARNING),
  LP604("native access not enabled", Severity.INFO),
  LP605("a JVM option after the program", Severity.WARNING),
  LP606("options that java does not read", Severity.WARNING),
  LP607("java without ExitTimeOut", Severity.INFO),
  LP608("a file limit that the JVM sets itself", Severity.WARNING, Severity.INFO),
  LP701("Day together with Weekday", Severity.WARNING),
  LP702("a start every minute", Severity.WARNING, Severity.INFO),
  LP703("an interval that passes during sleep", Severity.INFO),
  LP704("a day that the month does not have", Severity.WARNING),
  LP705("an interval below ThrottleInterval", Severity.WARNING),
  LP801("on another volume", Severity.WARNING),
  LP802("in a temporary folder", Severity.WARNING, Severity.INFO),
  LP803("in one user's home folder", Severity.INFO),
  LP804("in a folder that macOS protects", Severity.WARNING),
  LP805("a path that contains a version", Severity.INFO),
  LP806("no WorkingDirectory", Severity.WARNING),
  LP807("no log file", Severity.INFO),
  LP808("a log file that the user cannot write", Severity.WARNING),
  LP809("a log file that is a folder", Severity.WARNING),
  LP810("a secret in EnvironmentVariables", Severity.WARNING),
  LP811("a secret in the arguments", Severity.WARNING),
  LP812("a variable that nothing expands", Severity.WARNING),
  LP813("a PATH without the system's tools", Severity.WARNING),
  LP814("a soft limit above the hard limit", Severity.ERROR),
  LP815("a limit on open files without effect", Severity.WARNING),
  LP816("an invalid variable name", Severity.WARNING),
  LP817("a DYLD_ variable that macOS removes", Severity.WARNING),
  LP818("a path of Linux", Severity.WARNING),
  LP819("a log file with two writers", Severity.INFO),
  LP820("a developer tool that may be missing", Severity.INFO),
  LP901("the file is not named after its Label", Severity.INFO),
  LP902("a Label that ends in .plist", Severity.WARNING),
  LP903("an unsuitable Label", Severity.ERROR, Severity.WARNING),
  LP904("UserName in an agent", Severity.WARNING),
  LP905("LimitLoadToSessionType in a daemon", Severity.WARNING),
  LP906("a file that launchd ignores", Severity.WARNING),
  LP907("a file that others can write to", Severity.WARNING),
  LP908("a Label that is not a file name", Severity.ERROR),
  LP909("BundleProgram outside a bundle", Severity.ERROR),
  LP910("a file in a bundle that is not named after its Label", Severity.WARNING),
  LP911("no AssociatedBundleIdentifiers", Severity.INFO);

  /** Where the project lives. */
  public static final String PROJECT = "https://github.com/launchd4j/launchd4j";

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // of List.of
  private final List<Severity> severities;

  Code(String title, Severity... severities) {
    this.title = title;
    this.severities = List.of(severities);
  }

  /** What it means, in a few words: the title of its page. */
  public String title() {
    return title;
  }

  /** The severities that its findings have, the worst one first. */
  public List<Severity> severities() {
    return severities;
  }

  /**
   * The code of that name, in any case.
   *
   * @throws IllegalArgumentException if there is none; it tells which may have been meant
   */
  public static Code named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no code \"" + OneLine.of(name) + "\"; " + advice(name)));
  }

  /** The code of that name, in any case. */
  public static Optional<Code> find(String name) {
    for (Code code : values()) {
      if (code.name().equalsIgnoreCase(name)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /** What to do about a name that no code has. */
  public static String advice(String name) {
    List<String> near = Spelling.oneStepFrom(name, Stream.of(values()).map(Code::name).toList());
    return near.isEmpty()
        ? "see the list at " + PROJECT + "/tree/main/docs/rules"
        : "did you mean " + String.join(" or ", near) + "?";
  }

  /** The address of its page. */
  public String page() {
    return PROJECT + "/blob/main/docs/rules/" + name() + ".md";
  }
}
