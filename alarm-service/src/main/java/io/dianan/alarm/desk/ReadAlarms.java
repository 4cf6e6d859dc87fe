package io.dianan.alarm.desk;

import io.dianan.alarm.alarm.AlarmOutbox;
import io.dianan.alarm.alarm.AlarmRecord;
import io.dianan.alarm.alarm.AlarmStore;
import io.dianan.alarm.alarm.Line;
import io.dianan.contracts.state.AlarmState;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads alarms and their timelines under a scope. */
@ApplicationScoped
class ReadAlarms {
    private final ScopeStore scopes;
    private final AlarmStore alarms;
    private final AlarmListStore lists;
    private final AlarmOutbox states;

    ReadAlarms(ScopeStore scopes, AlarmStore alarms, AlarmListStore lists, AlarmOutbox states) {
        this.scopes = scopes;
        this.alarms = alarms;
        this.lists = lists;
        this.states = states;
    }

    Page<AlarmState> page(Scope scope, AlarmFilter filter, AlarmOrder order, PageRequest asked) {
        return scopes.call(
                scope,
                () -> {
                    List<AlarmRecord> rows =
                            lists.page(filter, order, Keyset.of(asked, order), asked);
                    Page<AlarmState> page =
                            Page.cut(
                                    states.states(rows),
                                    asked,
                                    last ->
                                            new Keyset(
                                                            order.word(),
                                                            last.raisedAt().toString(),
                                                            last.id())
                                                    .text());
                    return asked.counted() ? page.withCount(lists.count(filter)) : page;
                });
    }

    AlarmState one(Scope scope, UUID id) {
        return scopes.call(scope, () -> states.states(List.of(known(id))).getFirst());
    }

    List<Line> timeline(Scope scope, UUID id) {
        return scopes.call(scope, () -> alarms.timeline(known(id)));
    }

    private AlarmRecord known(UUID id) {
        return alarms.findByIdOptional(id)
                .orElseThrow(() -> WireProblem.NOT_FOUND.because("no alarm " + id));
    }
}
