package io.dianan.platform.problem;

/**
 * One error in a body.
 *
 * @param pointer JSON pointer (RFC 6901) of the offending value: {@code /mapping/0/metric}
 * @param detail a sentence that names the offender
 */
public record Violation(String pointer, String detail) {}
