package io.github.launchd4j.testkit.conformance;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.List;

/** Property lists in one line: {@code A=true B=23 C="x y" D=word E=[a,b] F={k=v,k=v}}. */
final class Keys {
  private final String text;
  private int at;

  private Keys(String text) {
    this.text = text;
  }

  static PlistDictionary parse(String text) {
    Keys keys = new Keys(text.equals("-") ? "" : text);
    return keys.pairs(' ', '\0');
  }

  private PlistDictionary pairs(char separator, char end) {
    PlistDictionary dictionary = PlistDictionary.EMPTY;
    while (at < text.length() && text.charAt(at) != end) {
      String key = word("=");
      at++;
      dictionary = dictionary.with(key, value());
      if (at < text.length() && text.charAt(at) == separator) {
        at++;
      }
    }
    at++;
    return dictionary;
  }

  private PlistValue value() {
    char start = text.charAt(at);
    if (start == '{') {
      at++;
      return pairs(',', '}');
    } else if (start == '[') {
      at++;
      return array();
    } else if (start == '"') {
      return new PlistString(word(""));
    }
    String word = word(" ,]}");
    if (word.equals("true") || word.equals("false")) {
      return new PlistBoolean(word.equals("true"));
    }
    return word.matches("-?[0-9]+")
        ? new PlistInteger(Long.parseLong(word))
        : new PlistString(word);
  }

  private PlistArray array() {
    List<PlistValue> values = new ArrayList<>();
    while (text.charAt(at) != ']') {
      values.add(value());
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return new PlistArray(values);
  }

  private String word(String ends) {
    int start = at;
    if (text.charAt(at) == '"') {
      at = text.indexOf('"', start + 1) + 1;
      return text.substring(start + 1, at - 1);
    }
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }
}
