package io.dianan.alarm.rule;

/** How far from normal; the later constant is the graver one. */
public enum Severity {
    NORMAL,
    WARNING,
    ALARM;

    boolean above(Severity other) {
        return compareTo(other) > 0;
    }

    boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }

    Severity orGraver(Severity other) {
        return above(other) ? this : other;
    }
}
