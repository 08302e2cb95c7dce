package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.life.Omission;
import io.github.launchd4j.plist.life.Omission.Reason;
import io.github.launchd4j.plist.life.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What launchd does not take of a property list, in sentences.
 *
 * @param refusals for what launchd refuses the whole file
 * @param ignored what it ignores
 */
record Ignored(List<String> refusals, List<String> ignored) {

  private static final int MANY = 20;

  /** What launchd takes no job from (launchd-842, core.c:3102 and 3155). */
  private static final Set<String> NEEDED = Set.of("Label", "ProgramArguments");

  static Ignored of(Taken taken) {
    List<String> refusals = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Omission omission : taken.omissions()) {
      boolean top = omission.path().equals(List.of(omission.topKey()));
      if (omission.reason() == Reason.UNKNOWN) {
        if (top) {
          unknown.add(omission.topKey());
        }
      } else if (omission.reason() == Reason.WRONG_TYPE && NEEDED.contains(omission.topKey())) {
        refusals.add("launchd refuses this file. " + sentence(omission));
      } else if (omission.reason() != Reason.LARGE) {
        sentences.add(sentence(omission));
      }
    }
    if (!taken.job().has("Label")) {
      refusals.add("launchd refuses this file: it has no Label that is a string.");
    }
    return new Ignored(refusals, told(sentences, unknown));
  }

  private static List<String> told(List<String> sentences, List<String> unknown) {
    List<String> told = new ArrayList<>(sentences.subList(0, Math.min(MANY, sentences.size())));
    if (sentences.size() > MANY) {
      told.add("And " + (sentences.size() - MANY) + " more values of this kind.");
    }
    if (!unknown.isEmpty()) {
      List<String> first = unknown.subList(0, Math.min(MANY, unknown.size()));
      told.add(
          (unknown.size() == 1 ? "The key " : "The keys ")
              + Words.list(first, "and")
              + (unknown.size() > MANY ? " and more" : "")
              + ", which it does not know.");
    }
    return told;
  }

  private static String sentence(Omission omission) {
    String name = omission.name();
    String where = omission.where();
    String value = Words.of(omission.value());
    return switch (omission.reason()) {
      case WRONG_TYPE -> omission.mismatch().orElseThrow().describe(name + where) + ".";
      case REMOVED -> name + where + ": it is no longer implemented.";
      case UNKNOWN -> name + where + ": launchd does not know it.";
      case NUMBER, LARGE -> name + " " + value + where + ": a number that it does not take.";
      case INTERVAL ->
          "The interval "
              + value
              + " in "
              + omission.topKey()
              + ": the whole interval, because one element is out of range or not an integer.";
    };
  }
}
