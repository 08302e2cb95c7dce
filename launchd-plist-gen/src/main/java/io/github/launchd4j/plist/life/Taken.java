package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;

/**
 * What launchd takes of a property list, and what it leaves out.
 *
 * @param job the keys that count, spelled as in the table: launchd-842 does not heed their case
 *     (core.c:2387 to 3043)
 * @param omissions in file order
 */
public record Taken(PlistDictionary job, List<Omission> omissions) {

  /** What launchd takes of a property list. */
  public static Taken of(PlistDictionary file) {
    TakenReader reader = new TakenReader(file);
    PlistDictionary job = reader.dictionary(file, KeyTable.TOP, List.of());
    return new Taken(job, reader.omissions());
  }
}
