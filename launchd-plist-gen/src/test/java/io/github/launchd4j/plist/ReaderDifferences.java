package io.github.launchd4j.plist;

import static java.util.Map.entry;

import java.util.Map;

/** The cases of {@link ReaderCasesTest} in which this reader knowingly differs, and why. */
final class ReaderDifferences {

  static final Map<String, String> VALUES =
      Map.ofEntries(
          entry("41-cf-uid.plist", "launchd reads the dictionary, as here; plutil a UID"),
          entry(
              "a02-empty-comment-in-prolog.plist",
              "a fault of plutil since 2021: older ones and launchd accept it"),
          entry("b00-duplicate-key.plist", "launchd takes the last, as here; plutil the first"),
          entry("b03-integer-key.plist", "launchd refuses a key that is not a string"),
          entry("b08-null.plist", "no key of launchd takes a null"),
          entry("b09-set.plist", "launchd refuses a set; read as an array"),
          entry("b10-nan-date.plist", "a date that is not a number"),
          entry("b12-uid.plist", "launchd refuses a UID"),
          entry("o-37_slashroot.plist", "no job: plutil reads an empty dictionary, or one string"),
          entry("o-38_ws.plist", "no job: plutil reads an empty dictionary, or one string"),
          entry("o-39_word.plist", "no job: plutil reads an empty dictionary, or one string"),
          entry("r04-latin1-a9.plist", "one byte that plutil mends"),
          entry("r05-us-ascii-high.plist", "plutil takes US-ASCII for ISO 8859-1"),
          entry("r06-utf16-no-bom-blank-first.plist", "plutil guesses UTF-16"),
          entry("r07-encoding-utf_8.plist", "an encoding of a name that Java does not have"),
          entry("r08-encoding-utf-7.plist", "an encoding that Java does not have"),
          entry(
              "r09-white-space-only.plist",
              "no job: plutil reads an empty dictionary, or one string"),
          entry("v05-cf-uid.plist", "launchd reads the dictionary, as here; plutil a UID"));

  static final Map<String, String> WORDS =
      Map.ofEntries(
          entry("34-int-space-behind.plist", "on purpose: a space is shown as \\x20"),
          entry(
              "a02-empty-comment-in-prolog.plist",
              "a fault of plutil since 2021: older ones and launchd accept it"),
          entry("a03-integer-narrow-nbsp.plist", "on purpose: the byte is shown as \\xaf"),
          entry(
              "b04-dictionary-key.plist",
              "kinder: plutil says what the ASCII reader, its second try, does"),
          entry(
              "b05-gap-before-trailer.plist",
              "kinder: plutil says what the ASCII reader, its second try, does"),
          entry(
              "b06-bplist15.plist",
              "kinder: plutil says what the ASCII reader, its second try, does"),
          entry(
              "b07-bplist10.plist",
              "kinder: plutil says what the ASCII reader, its second try, does"),
          entry(
              "b11-ref-size-too-small-int32.plist",
              "kinder: plutil says what the ASCII reader, its second try, does"),
          entry(
              "o-02_junk.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-03_junk2.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-10_space_unq.plist",
              "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry("o-11_at.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-12_eacute.plist",
              "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-13_nosemi.plist",
              "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-14_nosemi2.plist",
              "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-20_gnustep.plist",
              "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-21_hash.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-22_tilde.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-23_plus.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-24_star.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-27_nbsp.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-28_data_odd.plist",
              "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-34_comma.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-35_json.plist", "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "o-41_percent.plist",
              "kinder: plutil says what the XML reader makes of an ASCII file"),
          entry(
              "w14-integer-high-byte.plist", "on purpose: the byte is not extended to 0xffffffc3"),
          entry(
              "w16-unclosed-tag.plist",
              "kinder: plutil says what the ASCII reader, its second try, does"),
          entry("w17-xml-declaration-cut.plist", "kinder: plutil looks for an encoding only"),
          entry("w18-pi-at-end.plist", "kinder: plutil looks for an encoding only"),
          entry("w20-comment-at-end.plist", "kinder: the comment is closed, the <dict> is not"));

  static final Map<String, String> LIBXPC = Map.of();

  private ReaderDifferences() {}
}
