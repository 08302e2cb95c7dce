package io.github.launchd4j.socket.darwin;

import io.github.launchd4j.socket.jna.Kernel;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test of what Darwin's face over Linux cannot play. It is skipped on the face only: a Mac runs
 * it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NotOnTheFace.Condition.class)
public @interface NotOnTheFace {

  /** What is not played. */
  String value();

  /** Skips it. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), NotOnTheFace.class)
          .filter(found -> Kernel.libraryPath() != null)
          .map(found -> ConditionEvaluationResult.disabled(found.value()))
          .orElseGet(() -> ConditionEvaluationResult.enabled("this is not the face"));
    }
  }
}
