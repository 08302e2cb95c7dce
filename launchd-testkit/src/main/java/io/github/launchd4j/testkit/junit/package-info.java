/** Jobs in tests of JUnit Jupiter. Needs junit-jupiter-api, which this library does not bring. */
@NullMarked
package io.github.launchd4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
