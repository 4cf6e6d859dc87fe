package io.dianan.testkit.house;

/**
 * One place where a rule does not hold.
 *
 * @param rule name of the rule
 * @param subject top-level class, package or file that breaks it; what an exception is listed by
 * @param text a sentence for whoever must mend it
 */
public record Violation(String rule, String subject, String text) {
    @Override
    public String toString() {
        return "[%s] %s: %s".formatted(rule, subject, text);
    }
}
