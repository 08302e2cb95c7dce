package io.github.launchd4j.socket.darwin;

import io.github.launchd4j.socket.jna.Kernel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * A run of tests with {@code -Dlaunchd4j.tests.kernel=darwin}: puts the JVM on Darwin's face before
 * any test, and tells at the end how many ran on it. Where the library cannot be built, every test
 * is skipped with the reason.
 */
public final class DarwinRun implements LauncherSessionListener, ExecutionCondition {
  private static final AtomicInteger RAN = new AtomicInteger();

  private static boolean isWanted() {
    return "darwin".equals(System.getProperty("launchd4j.tests.kernel"));
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!isWanted() || DarwinLibrary.obstacle().isPresent()) {
      return;
    }
    try {
      Kernel.standIn(DarwinLibrary.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    session.getLauncher().registerTestExecutionListeners(new Count());
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (RAN.get() > 0) {
      System.out.println(RAN + " tests ran on Darwin's face");
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!isWanted()) {
      return ConditionEvaluationResult.enabled("not a run on Darwin's face");
    }
    return DarwinLibrary.obstacle()
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("Darwin's face is here"));
  }

  private static final class Count implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        RAN.incrementAndGet();
      }
    }
  }
}
