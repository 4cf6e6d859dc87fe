package io.dianan.alarm.presence;

import io.dianan.platform.page.Cursor;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads who is there, under a scope. */
@ApplicationScoped
class ReadPresence {
    private final ScopeStore scopes;
    private final PresenceListStore lists;

    ReadPresence(ScopeStore scopes, PresenceListStore lists) {
        this.scopes = scopes;
        this.lists = lists;
    }

    /**
     * @param counts of all that match whatever their state; only where they were asked for
     */
    record Answer(Page<PresenceListStore.Row> page, @Nullable PresenceCounts counts) {}

    Answer read(Scope scope, PresenceFilter filter, PageRequest asked) {
        UUID after = asked.cursor().map(ReadPresence::device).orElse(null);
        return scopes.call(
                scope,
                () -> {
                    List<PresenceListStore.Row> rows = lists.page(filter, after, asked);
                    return new Answer(
                            Page.cut(
                                    rows,
                                    asked,
                                    last -> Cursor.of(last.deviceId().toString()).text()),
                            asked.counted() ? counts(filter) : null);
                });
    }

    private PresenceCounts counts(PresenceFilter filter) {
        return lists.counts(filter).stream()
                .map(count -> PresenceCounts.of(count.state(), count.devices()))
                .reduce(PresenceCounts.NONE, PresenceCounts::plus);
    }

    private static UUID device(Cursor cursor) {
        try {
            return UUID.fromString(cursor.parts().getFirst());
        } catch (IllegalArgumentException e) {
            throw WireProblem.INVALID_PARAMETER.because("cursor is not one of ours");
        }
    }
}
