/**
 * The house rules, each a small check over a module's classes or sources that tells what breaks it
 * and where. {@link io.dianan.testkit.HouseRules} runs them in every module; each is seen red on a
 * planted fault in testkit's own tests.
 */
@NullMarked
package io.dianan.testkit.house;

import org.jspecify.annotations.NullMarked;
