package io.dianan.alarm.evaluate;

import io.dianan.alarm.alarm.Condition;
import io.dianan.alarm.alarm.RaiseAlarm;
import io.dianan.alarm.alarm.RecoverAlarm;
import io.dianan.alarm.alarm.Subject;
import io.dianan.alarm.rule.Threshold;
import io.dianan.alarm.type.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the alarms what a drain found, within its transaction. */
@ApplicationScoped
class Announcing {
    private final RaiseAlarm raising;
    private final RecoverAlarm recovering;

    Announcing(RaiseAlarm raising, RecoverAlarm recovering) {
        this.raising = raising;
        this.recovering = recovering;
    }

    /** In their order; of what stands on without a change only the farthest and the last. */
    void announce(Subject subject, List<Announcement> announcements) {
        for (Announcement announcement : shortened(announcements)) {
            switch (announcement) {
                case Announcement.Found found ->
                        raising.raise(
                                new Condition(
                                        subject,
                                        found.type(),
                                        found.rule().source(),
                                        found.rule().gravity(found.severity()),
                                        found.at(),
                                        found.measure(),
                                        found.late()));
                case Announcement.Still still ->
                        raising.stillStands(
                                new Condition(
                                        subject,
                                        still.type(),
                                        still.rule().source(),
                                        still.rule().gravity(still.severity()),
                                        still.at(),
                                        still.measure(),
                                        false));
                case Announcement.Back back ->
                        recovering.recover(
                                subject, back.type(), Threshold.SOURCE, back.at(), back.measure());
            }
        }
    }

    private static List<Announcement> shortened(List<Announcement> announcements) {
        List<Announcement> shortened = new ArrayList<>();
        for (int i = 0; i < announcements.size(); i++) {
            Announcement one = announcements.get(i);
            boolean last =
                    announcements.subList(i + 1, announcements.size()).stream()
                            .noneMatch(later -> later.type().equals(one.type()));
            if (!(one instanceof Announcement.Still still)
                    || last
                    || farthest(still, announcements)) {
                shortened.add(one);
            }
        }
        return shortened;
    }

    private static boolean farthest(Announcement.Still still, List<Announcement> all) {
        Measure mine = still.measure();
        return mine != null
                && all.stream()
                        .filter(other -> other != still && other.type().equals(still.type()))
                        .map(Announcing::measure)
                        .noneMatch(other -> other != null && !farther(mine, other));
    }

    private static boolean farther(Measure one, Measure other) {
        return one.low() ? one.value() < other.value() : one.value() > other.value();
    }

    private static @Nullable Measure measure(Announcement announcement) {
        return switch (announcement) {
            case Announcement.Found found -> found.measure();
            case Announcement.Still still -> still.measure();
            case Announcement.Back back -> back.measure();
        };
    }
}
