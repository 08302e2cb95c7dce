package io.github.launchd4j.testkit.junit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
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
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LaunchdExtension.class);

  private final Optional<Job> job;

  /** For {@link LaunchdJob}; tests call {@link #of}. */
  public LaunchdExtension() {
    this(Optional.empty());
  }

  private LaunchdExtension(Optional<Job> job) {
    this.job = job;
  }

  /** An extension that gives each test this job. */
  public static LaunchdExtension of(Job job) {
    return new LaunchdExtension(Optional.of(job));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    TestRun.start(job.isPresent() ? job.get() : read(context), context.getStore(NAMESPACE));
  }

  private static Job read(ExtensionContext context) throws IOException {
    LaunchdJob annotation =
        AnnotationSupport.findAnnotation(context.getElement(), LaunchdJob.class)
            .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), LaunchdJob.class))
            .orElseThrow(
                () ->
                    new ExtensionConfigurationException(
                        "LaunchdExtension knows no job; annotate with @LaunchdJob, or register LaunchdExtension.of(job)"));
    try {
      return Job.from(PlistFile.read(Path.of(annotation.value())));
    } catch (PlistException e) {
      throw new ExtensionConfigurationException(
          "@LaunchdJob(\"%s\"): %s; the path counts from %s"
              .formatted(annotation.value(), e.getMessage(), Path.of("").toAbsolutePath()),
          e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    TestRun run = context.getStore(NAMESPACE).get(TestRun.class, TestRun.class);
    if (run != null) { // else it could not be started, which JUnit tells
      run.close();
      context.getExecutionException().ifPresent(failure -> run.report(context, failure));
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
