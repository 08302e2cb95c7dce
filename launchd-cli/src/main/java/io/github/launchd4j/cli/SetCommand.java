package io.github.launchd4j.cli;

import io.github.launchd4j.plist.JobElement;
import io.github.launchd4j.plist.edit.Diff;
import io.github.launchd4j.plist.edit.PlistEditor;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.IOException;
import java.util.List;
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
      description = "a key of the job and its value; KEY= alone removes the key")
  private List<String> settings = List.of();

  @Option(names = "--write", description = "change the file instead of showing the difference")
  private boolean write;

  SetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try {
      PlistEditor editor = PlistEditor.of(Inputs.read(terminal, file));
      String before = editor.text();
      for (String setting : settings) {
        set(editor, setting);
      }
      if (write) {
        Outputs.replace(file, editor.toBytes());
      } else {
        terminal.out().print(Diff.unified(Inputs.name(file), before, editor.text()));
      }
      return Launchd4j.OK;
    } catch (PlistException e) {
      return Inputs.report(terminal, file, e);
    } catch (UsageException e) {
      throw e;
    } catch (IOException e) {
      throw new UsageException(Inputs.name(file) + ": " + e.getMessage());
    }
  }

  private static void set(PlistEditor editor, String setting)
      throws PlistException, UsageException {
    int equals = setting.indexOf('=');
    if (equals < 1) {
      throw new UsageException("\"" + setting + "\" is not KEY=VALUE");
    }
    String key = setting.substring(0, equals);
    if (equals == setting.length() - 1) {
      editor.remove(key);
    } else {
      editor.set(key, value(key, setting.substring(equals + 1)));
    }
  }

  /** A value of the type that the key has; see {@link JobElement}. */
  static PlistValue value(String key, String text) throws UsageException {
    try {
      JobElement element = new JobElement(key, text, List.of());
      return new JobElement("job", "", List.of(element)).toPropertyList().get(key).orElseThrow();
    } catch (IllegalArgumentException e) {
      throw new UsageException(key + ": " + e.getMessage());
    }
  }
}
