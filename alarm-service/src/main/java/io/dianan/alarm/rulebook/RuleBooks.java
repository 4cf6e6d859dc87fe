package io.dianan.alarm.rulebook;

import io.dianan.platform.scope.AcrossTenants;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The rule book as it is now: read again whenever its version has moved, held meanwhile. */
@ApplicationScoped
@AcrossTenants("a circuit is judged by the rules of its own owner and of its regulators")
public class RuleBooks {
    private static final Scope EVERYTHING = new Scope.Everything("rule book");

    private final ScopeStore scopes;
    private final RuleStore rules;
    private final FloorStore floors;
    private volatile @Nullable RuleBook held;

    RuleBooks(ScopeStore scopes, RuleStore rules, FloorStore floors) {
        this.scopes = scopes;
        this.rules = rules;
        this.floors = floors;
    }

    /** Reads in a transaction of its own; not called in another one. */
    public RuleBook current() {
        return scopes.call(
                EVERYTHING,
                () -> {
                    RuleBook book = held;
                    long version = rules.bookVersion();
                    if (book == null || book.version() != version) {
                        book = new RuleBook(version, floors.floors(), rules.enabled());
                        held = book;
                    }
                    return book;
                });
    }
}
