package io.github.launchd4j.testkit.junit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link LaunchdJob} does, for a job that a test makes itself:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LaunchdExtension LAUNCHD = LaunchdExtension.of(Job.builder("com.example.web")...build());
 * }</pre>
 */
public final class LaunchdExtension
    implements BeforeEachCallback,
        AfterEachCallback,
        TestExecutionExceptionHandler,
        ParameterResolver {
  static final int GIVE_UP_AFTER = 5;

  private static final Namespace NAMESPACE = Namespace.create(LaunchdExtension.class);

  private final Optional<Job> job;
  private final int giveUpAfter;

  /** For {@link LaunchdJob}; tests call {@link #of}. */
  public LaunchdExtension() {
    this(Optional.empty(), GIVE_UP_AFTER);
  }

  private LaunchdExtension(Optional<Job> job, int giveUpAfter) {
    this.job = job;
    this.giveUpAfter = giveUpAfter;
  }

  /** An extension that gives each test this job. */
  public static LaunchdExtension of(Job job) {
    return new LaunchdExtension(Optional.of(job), GIVE_UP_AFTER);
  }

  /** The same with another limit of failed starts: see {@link LaunchdJob#giveUpAfter}. */
  public LaunchdExtension giveUpAfter(int failedStarts) {
    return new LaunchdExtension(job, failedStarts);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Store store = context.getStore(NAMESPACE);
    if (job.isPresent()) {
      TestRun.start(job.get(), List.of(), giveUpAfter, store);
    } else {
      LaunchdJob annotation = annotation(context);
      List<String> ignored = new ArrayList<>();
      Job read = read(annotation, ignored);
      TestRun.start(read, ignored, annotation.giveUpAfter(), store);
    }
  }

  private static LaunchdJob annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), LaunchdJob.class)
        .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), LaunchdJob.class))
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "LaunchdExtension has no job; annotate with @LaunchdJob, or register LaunchdExtension.of(job)"));
  }

  private static Job read(LaunchdJob annotation, List<String> ignored) throws IOException {
    try {
      return Job.asLaunchdReads(
          PlistFile.read(Path.of(annotation.value())),
          (key, wrong) -> ignored.add(Notice.ofIgnored(key, wrong).message()));
    } catch (PlistException e) {
      throw new ExtensionConfigurationException(
          "@LaunchdJob(\"%s\"): %s; the path counts from %s"
              .formatted(annotation.value(), e.getMessage(), Path.of("").toAbsolutePath()),
          e);
    }
  }

  /** Reports that the job was given up, instead of the failure that this led to in the test. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    TestRun run = context.getStore(NAMESPACE).get(TestRun.class, TestRun.class);
    if (run != null) {
      run.failIfGivenUp(failure);
    }
    throw failure;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    TestRun run = context.getStore(NAMESPACE).get(TestRun.class, TestRun.class);
    if (run == null) {
      return; // it could not be started, which JUnit reports
    }
    run.close();
    Optional<Throwable> failure = context.getExecutionException();
    failure.ifPresent(thrown -> run.report(context, thrown));
    if (failure.isEmpty()) {
      run.failIfGivenUp(null);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(LaunchdSocket.class)
        || parameter.getParameter().getType() == LaunchdEmulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestRun run = TestRun.of(context.getStore(NAMESPACE));
    return parameter
        .findAnnotation(LaunchdSocket.class)
        .map(socket -> run.socket(socket.value(), parameter.getParameter().getType()))
        .orElseGet(run::emulator);
  }
}
