package io.github.launchd4j.plist.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreatmentTest {

  private static Treatment treatment(String keys) throws PlistException {
    return Treatment.of(DemandsTest.plist(keys));
  }

  @Test
  void theProcessTypeHasAnOlderName() throws Exception {
    assertEquals(
        Optional.of("PosixSpawnType"),
        treatment("'PosixSpawnType': 'Adaptive'").processType().map(Entry::key));
    assertEquals(
        Optional.of("ProcessType"),
        treatment("'ProcessType': 'Standard', 'POSIXSpawnType': 'App'")
            .processType()
            .map(Entry::key));
  }

  @Test
  void aJobOfInetdsKindAbandonsItsGroup() throws Exception {
    assertTrue(treatment("'inetdCompatibility': {'Wait': false}").abandonsProcessGroup());
    assertTrue(treatment("'AbandonProcessGroup': true").abandonsProcessGroup());
    assertFalse(treatment("'AbandonProcessGroup': false").abandonsProcessGroup());
    assertEquals(Optional.of(true), treatment("'inetdCompatibility': {'Wait': true}").inetdWait());
  }

  @Test
  void pressuredExitImpliesTransactionsUnlessTheJobIsKeptAlive() throws Exception {
    assertTrue(treatment("'EnablePressuredExit': true").transactions());
    assertFalse(treatment("'EnablePressuredExit': true, 'KeepAlive': true").transactions());
    assertTrue(treatment("'EnableTransactions': true, 'KeepAlive': true").transactions());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/Library/LaunchDaemons/a.plist | 'Label': 'a' | DAEMON",
        "/Library/LaunchDaemons/a.plist | 'LimitLoadToSessionType': 'Aqua' | DAEMON",
        "/Users/me/Library/LaunchAgents/a.plist | 'Label': 'a' | AGENT",
        "/src/a.plist | 'Label': 'a' | UNKNOWN",
        "/src/a.plist | 'LimitLoadToSessionType': 'Aqua' | AGENT",
        "/src/a.plist | 'LimitLoadToSessionType': ['LoginWindow', 'Background'] | AGENT",
        "/src/a.plist | 'LimitLoadToSessionType': 'System' | DAEMON",
        "/src/a.plist | 'LimitLoadToSessionType': ['System', 'Aqua'] | UNKNOWN",
        "/src/a.plist | 'LimitLoadToSessionType': 5 | UNKNOWN",
      })
  void theFolderTellsTheKindAndThenTheSessions(String file, String keys, Place.Kind kind)
      throws Exception {
    assertEquals(kind, Place.of(DemandsTest.plist(keys), Optional.of(Path.of(file))).kind());
  }
}
