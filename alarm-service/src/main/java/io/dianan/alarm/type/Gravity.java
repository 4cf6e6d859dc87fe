package io.dianan.alarm.type;

/**
 * How grave an alarm is.
 *
 * @param level 1 urgent, 2 important, 3 general, 4 notice
 */
public record Gravity(AlarmClass alarmClass, int level) implements Comparable<Gravity> {
    public static final Gravity WARNING = new Gravity(AlarmClass.WARNING, 3);
    public static final Gravity FAULT = new Gravity(AlarmClass.FAULT, 3);
    public static final Gravity ALARM = new Gravity(AlarmClass.ALARM, 2);
    public static final Gravity URGENT = new Gravity(AlarmClass.ALARM, 1);

    public Gravity {
        if (level < 1 || level > 4) {
            throw new IllegalArgumentException("level " + level + " is not in 1..4");
        }
    }

    /** The graver one is greater: by class, then by level. */
    @Override
    public int compareTo(Gravity other) {
        int byClass = alarmClass.compareTo(other.alarmClass);
        return byClass != 0 ? byClass : Integer.compare(other.level, level);
    }

    public Gravity orGraver(Gravity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
