package io.github.launchd4j.plist;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A way in which two readers differ, and why. Apple's rules, which ours follows, are those of
 * swift-corelibs-foundation, CFPropertyList.c; the others read XML first, and then what they know.
 *
 * @param ours what our reader answers, as a pattern
 * @param theirs what the other answers
 * @param why the reason, in a few words
 */
record Disagreement(Pattern ours, Pattern theirs, String why) {

  private static final String VALUE = "[^r].*";

  private static final List<Disagreement> KNOWN =
      List.of(
          onlyApple(
              "Expat.*(not well-formed|reference to invalid)|SAX.*(invalid XML character|]]>"
                  + "|attributes? |Open quote|pseudo|Element type)",
              "Apple takes characters, ]]> and attributes that XML forbids"),
          onlyApple("SAX.*not permitted within comments", "Apple takes -- in a comment"),
          onlyApple(
              "Expat.*(junk after|unclosed token)|SAX.*(trailing section|within the same entity"
                  + "|following the root|Comment must start|CDATA)",
              "Apple reads nothing behind the root"),
          onlyApple(
              "Expat.*(declaration not|XML or text)|SAX.*processing instruction",
              "Apple skips <? ?> wherever it stands"),
          onlyApple("InvalidFile", "plistlib wants <?xml or <plist> first"),
          onlyApple("ValueError 'unexpected key", "Apple takes <key> for a string where one fits"),
          onlyApple(
              "Incorrect padding|Error 'Invalid base64|binascii",
              "Apple skips what is not Base64, and an incomplete rest"),
          onlyApple(
              "must be in|out of range|DateTimeParse|ParseException|NumberFormat|invalid literal",
              "Apple adds up dates that are not in the calendar, and takes spaces before numbers"),
          onlyApple(
              "Expat.*syntax error|SAX.*(document type declaration|Attribute name)",
              "Apple ends a DOCTYPE or a tag at the next >"),
          onlyApple("PropertyListFormatException", "dd-plist wants <plist> or DOCTYPE"),
          onlyOthers(
              "unexpected character .* while looking for open tag|template for the C",
              "the others skip text between elements"),
          onlyOthers("unknown tag", "the others skip elements that they do not know"),
          onlyOthers(
              "in <(integer|real|date|data)>|Integer overflow|(integer|real|date)",
              "Apple is strict about numbers and dates"),
          onlyOthers("non-empty <", "the others do not look into a boolean"),
          onlyOthers("empty <", "the others take an element without content for one without value"),
          onlyOthers("CDATA opening", "Apple takes no comment within a string"),
          onlyOthers("ampersand", "for expat a DTD that it does not read may have the entity"),
          onlyOthers("parsing DTD|Unexpected character", "Apple takes no DTD within the file"),
          onlyOthers("LP007 ", "a job is a dictionary"),
          onlyOthers("only include one", "the others take the first of several roots"),
          onlyOthers(
              "non-key inside|Value missing|looking for close tag",
              "dd-plist does not check that keys and values alternate"));

  private static Disagreement onlyApple(String theirs, String why) {
    return new Disagreement(
        Pattern.compile(VALUE), Pattern.compile("refused .*(?:" + theirs + ").*"), why);
  }

  private static Disagreement onlyOthers(String ours, String why) {
    return new Disagreement(
        Pattern.compile("refused .*(?:" + ours + ").*"), Pattern.compile(VALUE), why);
  }

  /** The reason, or the empty string where none is known. */
  static String explain(String text, String ours, String theirs) {
    return KNOWN.stream()
        .filter(known -> known.ours.matcher(ours).matches())
        .filter(known -> known.theirs.matcher(theirs).matches())
        .findFirst()
        .map(Disagreement::why)
        .orElseGet(() -> values(text, ours, theirs));
  }

  /** Both read the file, and not to the same value: dd-plist alone does that. */
  private static String values(String text, String ours, String theirs) {
    if (ours.startsWith("refused") || theirs.startsWith("refused")) {
      return "";
    }
    if (withoutNumbers(ours).equals(withoutNumbers(theirs))) {
      return "dd-plist makes <real>1</real> an integer, and <integer> 1</integer> a real";
    }
    if (text.contains("<data>") && withoutData(ours).equals(withoutData(theirs))) {
      return "Apple ends a group of Base64 at its =, and drops an incomplete one";
    }
    if (ours.replaceAll("d-?\\d+", "D").equals(theirs.replaceAll("d-?\\d+", "D"))) {
      return "the others count the months above 12 on";
    }
    if (text.contains("\uFEFF") && ours.equals(theirs.replace("\\ufeff", ""))) {
      return "Apple drops U+FEFF at the beginning of a string";
    }
    if (text.matches("(?s).*<plist.*<plist.*") && ours.length() > theirs.length()) {
      return "the others drop a <plist> inside";
    }
    boolean keyAsValue = text.matches("(?s).*</key>\\s*<key>.*");
    boolean dropped = ours.length() > theirs.length();
    return keyAsValue && dropped ? "dd-plist drops an entry whose value is a <key>" : "";
  }

  private static String withoutData(String dump) {
    return dump.replaceAll("b[0-9a-f]*(?=[,}\\]])", "B");
  }

  private static String withoutNumbers(String dump) {
    return dump.replaceAll("r[0-9a-f]{16}|i-?\\d+", "N");
  }
}
