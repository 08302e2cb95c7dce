package io.github.launchd4j.cli;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.BinaryWriter;
import io.github.launchd4j.plist.json.JsonReader;
import io.github.launchd4j.plist.json.JsonWriter;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a property list in another form. */
@Command(
    name = "convert",
    description = "Converts a property list to XML, binary or JSON. Comments are lost.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class ConvertCommand implements Callable<Integer> {

  /** The names are those of the option. */
  @SuppressWarnings("MemberName") // the option's words
  enum Form {
    xml,
    binary,
    json
  }

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description = "a property list in any form, an object in JSON, or - for standard input")
  private String file = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}")
  private Form form = Form.xml;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write to this file (default: standard output)")
  private @Nullable String output;

  ConvertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (form == Form.binary && (output == null || output.equals("-")) && terminal.interactive()) {
      throw new UsageException("binary output cannot be shown on a terminal; name a file with -o");
    }
    byte[] converted;
    try {
      converted = write(read(Inputs.read(terminal, file)));
    } catch (PlistException e) {
      return Inputs.report(terminal, file, e);
    }
    Outputs.write(terminal, output == null ? "-" : output, converted);
    return Launchd4j.OK;
  }

  /** JSON and the old ASCII form both begin with a brace. */
  private static PlistDictionary read(byte[] bytes) throws PlistException {
    return JsonReader.isJson(bytes) ? JsonReader.read(bytes) : PlistFile.read(bytes);
  }

  private byte[] write(PlistDictionary plist) throws PlistException {
    return switch (form) {
      case xml -> PlistFile.toXml(plist).getBytes(StandardCharsets.UTF_8);
      case binary -> BinaryWriter.write(plist);
      case json -> JsonWriter.write(plist).getBytes(StandardCharsets.UTF_8);
    };
  }
}
