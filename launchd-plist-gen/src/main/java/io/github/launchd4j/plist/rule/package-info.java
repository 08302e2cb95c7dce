/** What is wrong with a job description, one small class a rule. */
@NullMarked
package io.github.launchd4j.plist.rule;

import org.jspecify.annotations.NullMarked;
