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

/** A test of what Darwin does not have. It is skipped on a Mac and on Darwin's face. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NotOnDarwin.Condition.class)
public @interface NotOnDarwin {

  /** The fact, with its source. */
  String value();

  /** Skips it. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), NotOnDarwin.class)
          .filter(found -> Kernel.isDarwin())
          .map(found -> ConditionEvaluationResult.disabled(found.value()))
          .orElseGet(() -> ConditionEvaluationResult.enabled("this is not Darwin"));
    }
  }
}
