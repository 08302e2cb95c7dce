package io.github.launchd4j.plist.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes a shell script apart into simple commands, as sh(1) does, as far as rules need it: quotes,
 * operators, redirections, comments and reserved words; here-documents are not understood.
 */
final class ShellScript {

  private static final Set<String> OPENING = Set.of("if", "while", "until", "for", "case", "{");
  private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");
  private static final Set<String> OTHERS = Set.of("then", "else", "elif", "do", "!", "time");

  /** No more are looked at: a script in an argument has some ten. */
  private static final int MAX_WORDS = 100_000;

  private final String text;
  private final List<ShellCommand> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private String before = "";
  private int depth;
  private int read;
  private boolean wasNested;
  private int at;

  private ShellScript(String text) {
    this.text = text;
  }

  /** The commands of a script in the order of its text. */
  static List<ShellCommand> commands(String text) {
    ShellScript script = new ShellScript(text);
    script.read();
    return List.copyOf(script.commands);
  }

  private void read() {
    while (at < text.length() && read < MAX_WORDS) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (c == '#') {
        skipLine();
      } else if (c == '>' || c == '<' || text.startsWith("&>", at)) {
        skipRedirection();
      } else if ("&|;\n()".indexOf(c) >= 0) {
        end(operator());
      } else {
        addWord(word());
      }
    }
    end("");
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void skipRedirection() {
    int last = words.size() - 1;
    if (last >= 0 && at > 0 && isDigits(words.get(last)) && isWordEnd(text.charAt(at - 1))) {
      words.remove(last);
    }
    while (at < text.length() && "<>&|-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    word();
  }

  private static boolean isDigits(String word) {
    return word.length() == 1 && Character.isDigit(word.charAt(0));
  }

  private static boolean isWordEnd(char c) {
    return Character.isDigit(c);
  }

  private String operator() {
    String two = text.substring(at, Math.min(at + 2, text.length()));
    String operator =
        two.equals("&&") || two.equals("||") || two.equals(";;") || two.equals("|&")
            ? two
            : text.substring(at, at + 1);
    at += operator.length();
    return operator.equals("\n") ? ";" : operator;
  }

  private void addWord(String word) {
    read++;
    boolean first = words.isEmpty();
    if (first && OPENING.contains(word)) {
      depth++;
    } else if (first && CLOSING.contains(word)) {
      depth = Math.max(0, depth - 1);
    } else if (!(first && (OTHERS.contains(word) || isAssignment(word)))) {
      words.add(word);
      wasNested = depth > 0;
    }
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    for (int i = 0; i < equals; i++) {
      char c = word.charAt(i);
      if (c != '_' && !(c < 128 && Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return equals > 0 && !Character.isDigit(word.charAt(0));
  }

  private void end(String operator) {
    if (!words.isEmpty()) {
      commands.add(new ShellCommand(List.copyOf(words), before, operator, wasNested));
      words = new ArrayList<>();
      before = operator;
    } else if (!commands.isEmpty() && operator.equals("&")) {
      background(commands.size() - 1);
    }
    if (operator.equals("(")) {
      depth++;
    } else if (operator.equals(")")) {
      depth = Math.max(0, depth - 1);
    }
  }

  /** A group in the background puts its last command there. */
  private void background(int last) {
    ShellCommand command = commands.get(last);
    commands.set(last, new ShellCommand(command.words(), command.before(), "&", command.nested()));
    before = "&";
  }

  /** The word that begins here, without its quotes. */
  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length() && " \t\r\n&|;()<>".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        quoted(c, word);
      } else if (c == '\\' && at + 1 < text.length()) {
        escaped(word);
      } else if (c == '$' && text.startsWith("(", at + 1)) {
        substitution(word);
      } else if (c == '`') {
        copyTo(text.indexOf('`', at + 1), word);
      } else {
        word.append(c);
        at++;
      }
    }
    return word.toString();
  }

  private void escaped(StringBuilder word) {
    if (text.charAt(at + 1) != '\n') {
      word.append(text.charAt(at + 1));
    }
    at += 2;
  }

  private void quoted(char quote, StringBuilder word) {
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      if (quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length()) {
        escaped(word);
      } else if (quote == '"' && text.startsWith("$(", at)) {
        substitution(word);
      } else {
        word.append(text.charAt(at));
        at++;
      }
    }
    at++;
  }

  private void substitution(StringBuilder word) {
    int open = 0;
    int end = at;
    do {
      end++;
      char c = end < text.length() ? text.charAt(end) : ')';
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    } while (open > 0 && end < text.length());
    copyTo(end, word);
  }

  private void copyTo(int end, StringBuilder word) {
    int stop = end < 0 ? text.length() : Math.min(end + 1, text.length());
    word.append(text, at, stop);
    at = stop;
  }
}
