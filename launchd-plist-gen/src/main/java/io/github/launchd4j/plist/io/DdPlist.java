package io.github.launchd4j.plist.io;

import com.dd.plist.ASCIIPropertyListParser;
import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSSet;
import com.dd.plist.NSString;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ASCII property lists, through dd-plist. That library trusts its input: it recurses as deep as the
 * file says, allocates what the file says, and throws what happens to go wrong (seen with 1.30). So
 * each file is measured before it gets there, and no exception of its passes. What it reads has no
 * positions.
 */
final class DdPlist {

  private int values;

  private DdPlist() {}

  static PlistValue readAscii(Source source) throws PlistException {
    AsciiMeasure.check(source);
    byte[] text = source.rest();
    try {
      return new DdPlist().convert(ASCIIPropertyListParser.parse(text), 0);
    } catch (PlistException e) {
      throw e;
    } catch (Exception e) { // dd-plist's readers let all kinds of RuntimeException out
      throw broken(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
  }

  private static PlistException broken(String why) {
    return new PlistException(
        Code.LP004,
        Position.NONE,
        "broken ASCII property list: " + why.lines().findFirst().orElse(""),
        "convert an intact copy with plutil -convert xml1, or write XML");
  }

  private PlistValue convert(NSObject object, int depth) throws PlistException {
    if (depth > Budget.MAX_DEPTH) {
      throw Budget.tooDeep(Position.NONE);
    }
    if (++values > Budget.MAX_VALUES) {
      throw Budget.tooMany();
    }
    if (object instanceof NSDictionary dictionary) {
      List<Entry> entries = new ArrayList<>();
      for (Map.Entry<String, NSObject> entry : dictionary.entrySet()) {
        entries.add(new Entry(entry.getKey(), convert(entry.getValue(), depth + 1)));
      }
      return new PlistDictionary(entries);
    }
    if (object instanceof NSArray array) {
      return array(array.getArray(), depth);
    }
    if (object instanceof NSSet set) {
      return array(set.allObjects(), depth);
    }
    return scalar(object);
  }

  private PlistArray array(NSObject[] objects, int depth) throws PlistException {
    List<PlistValue> converted = new ArrayList<>();
    for (NSObject object : objects) {
      converted.add(convert(object, depth + 1));
    }
    return new PlistArray(converted);
  }

  private static PlistValue scalar(NSObject object) throws PlistException {
    if (object instanceof NSString string) {
      return new PlistString(string.getContent());
    }
    if (object instanceof NSNumber number) {
      return number.isBoolean()
          ? new PlistBoolean(number.boolValue())
          : number.isInteger()
              ? new PlistInteger(number.longValue())
              : new PlistReal(number.doubleValue());
    }
    if (object instanceof NSDate date) {
      return new PlistDate(date.getDate().toInstant());
    }
    if (object instanceof NSData data) {
      return new PlistData(data.bytes());
    }
    throw broken("it holds a " + object.getClass().getSimpleName() + ", which no job contains");
  }
}
