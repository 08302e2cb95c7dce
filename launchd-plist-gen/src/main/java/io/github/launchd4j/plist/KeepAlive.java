package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The KeepAlive key: always, never, or under conditions of which any one is enough. Immutable;
 * launchd.plist(5) unless a method names another source.
 */
public final class KeepAlive {

  /** The job is started at once and restarted whenever it ends. */
  public static final KeepAlive ALWAYS = new KeepAlive(new PlistBoolean(true));

  /** The job runs when something asks for it: the default. */
  public static final KeepAlive ON_DEMAND = new KeepAlive(new PlistBoolean(false));

  private static final List<String> KEYS =
      List.of("SuccessfulExit", "Crashed", "AfterInitialDemand", "PathState", "OtherJobEnabled");

  private final PlistValue value;

  private KeepAlive(PlistValue value) {
    this.value = value;
  }

  static KeepAlive from(PlistValue value) throws PlistException {
    if (value instanceof PlistDictionary dictionary) {
      Typed.check(dictionary, "KeepAlive", KEYS);
    }
    return new KeepAlive(value);
  }

  /** Restart after exit code 0 if true, after any other if false. Implies RunAtLoad. */
  public static KeepAlive successfulExit(boolean successful) {
    return new KeepAlive(PlistDictionary.EMPTY).withSuccessfulExit(successful);
  }

  /** Restart after a crash if true, after any other end if false. */
  public static KeepAlive crashed(boolean crashed) {
    return new KeepAlive(PlistDictionary.EMPTY).withCrashed(crashed);
  }

  /** Adds the condition of {@link #successfulExit(boolean)}. */
  public KeepAlive withSuccessfulExit(boolean successful) {
    return with("SuccessfulExit", new PlistBoolean(successful));
  }

  /** Adds the condition of {@link #crashed(boolean)}. */
  public KeepAlive withCrashed(boolean crashed) {
    return with("Crashed", new PlistBoolean(crashed));
  }

  /** Keeps alive only once something has asked for the job (launch.h). */
  public KeepAlive withAfterInitialDemand(boolean after) {
    return with("AfterInitialDemand", new PlistBoolean(after));
  }

  /** Adds: while each path exists (true) or does not (false). Prone to races, says the man page. */
  public KeepAlive withPathState(Map<String, Boolean> paths) {
    return with("PathState", Typed.fromBooleans(paths));
  }

  private KeepAlive with(String key, PlistValue condition) {
    return new KeepAlive(conditions().with(key, condition));
  }

  /** Whether the job is kept alive whatever happens. */
  public boolean isAlways() {
    return value instanceof PlistBoolean always && always.value();
  }

  /** Whether there are conditions: neither {@link #ALWAYS} nor {@link #ON_DEMAND}. */
  public boolean isConditional() {
    return value instanceof PlistDictionary;
  }

  /** The condition SuccessfulExit, where there is one. */
  public Optional<Boolean> successfulExit() {
    return Typed.bool(conditions(), "SuccessfulExit");
  }

  /** The condition Crashed, where there is one. */
  public Optional<Boolean> crashed() {
    return Typed.bool(conditions(), "Crashed");
  }

  /** The condition AfterInitialDemand, where there is one. */
  public Optional<Boolean> afterInitialDemand() {
    return Typed.bool(conditions(), "AfterInitialDemand");
  }

  /** The paths of PathState in file order, empty where there are none; unmodifiable. */
  public Map<String, Boolean> pathState() {
    return Typed.booleanMap(Typed.dictionary(conditions(), "PathState"));
  }

  /** The labels of OtherJobEnabled in file order, empty where there are none; unmodifiable. */
  public Map<String, Boolean> otherJobEnabled() {
    return Typed.booleanMap(Typed.dictionary(conditions(), "OtherJobEnabled"));
  }

  /** The value of the key: a boolean or a dictionary. */
  public PlistValue toPropertyList() {
    return value;
  }

  private PlistDictionary conditions() {
    return value instanceof PlistDictionary dictionary ? dictionary : PlistDictionary.EMPTY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeepAlive that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "KeepAlive[" + value + "]";
  }
}
