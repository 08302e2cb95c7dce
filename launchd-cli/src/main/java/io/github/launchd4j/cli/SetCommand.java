package io.github.launchd4j.cli;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.edit.Diff;
import io.github.launchd4j.plist.edit.PlistEditor;
import io.github.launchd4j.plist.edit.Setting;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets keys of a property list in place. */
@Command(
    name = "set",
    description = "Sets keys in a file; comments, order and layout stay. Shows the difference.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class SetCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", description = "an XML property list")
  private String file = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description = {
        "a key of the job and its value, JSON for an array or a dictionary; KEY+=VALUE adds"
            + " an element to an array, KEY= alone removes the key.",
        "A key may be a path as of plutil: Sockets.Listeners.SockType, ProgramArguments.1,"
            + " MachServices.com\\.example\\.web"
      })
  private List<String> settings = List.of();

  @Option(names = "--write", description = "change the file instead of showing the difference")
  private boolean write;

  @Option(
      names = "--force",
      description = "also set unknown keys, values of a wrong type, and what makes an error")
  private boolean force;

  SetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (EditedFile edited = write ? EditedFile.of(file) : null) {
      byte[] bytes = edited == null ? Inputs.read(terminal, file) : edited.read();
      PlistEditor editor = PlistEditor.of(bytes);
      String before = editor.text();
      for (String setting : settings) {
        Setting.parse(setting).apply(editor, force);
      }
      byte[] changed = editor.toBytes();
      if (!force && hasNewErrors(bytes, changed)) {
        terminal.err().println("launchd4j: nothing was changed; --force changes it nevertheless");
        return Launchd4j.FINDINGS;
      }
      if (edited != null) {
        Outputs.replace(file, edited, changed);
      } else if (write) {
        terminal.out().writeBytes(changed); // standard input is set on standard output
      } else {
        Differences.print(terminal, Diff.unified(Inputs.name(file), before, editor.text()));
      }
      return Launchd4j.OK;
    } catch (PlistException e) {
      return Inputs.report(terminal, file, e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (UsageException e) {
      throw e;
    } catch (IOException e) {
      throw new UsageException(Inputs.name(file) + ": " + e.getMessage());
    }
  }

  /** Prints what is found now and was not before, and says whether there is an error. */
  private boolean hasNewErrors(byte[] before, byte[] after) {
    Set<String> known = new HashSet<>();
    Validator.validate(before).forEach(finding -> known.add(finding.code() + finding.message()));
    boolean errors = false;
    for (Finding finding : Validator.validate(after)) {
      boolean shown = finding.severity() != Severity.INFO;
      if (shown && !known.contains(finding.code() + finding.message())) {
        terminal.err().println(finding.format(Inputs.name(file)));
        errors |= finding.severity() == Severity.ERROR;
      }
    }
    return errors;
  }
}
