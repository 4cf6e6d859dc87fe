package io.dianan.alarm.rulebook;

import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Directory;
import io.dianan.alarm.directory.Owner;
import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rules: within the regulators' bounds, by those whose circuits or models they are. */
@ApplicationScoped
class KeepRule {
    private final ScopeStore scopes;
    private final RuleStore rules;
    private final FloorStore floors;
    private final Directory directory;
    private final Clock clock;

    KeepRule(
            ScopeStore scopes,
            RuleStore rules,
            FloorStore floors,
            Directory directory,
            Clock clock) {
        this.scopes = scopes;
        this.rules = rules;
        this.floors = floors;
        this.directory = directory;
        this.clock = clock;
    }

    RuleRecord add(RuleAuthor author, RuleBody body) {
        return scopes.call(
                author.scope(),
                () -> {
                    RuleRecord rule = new RuleRecord();
                    rule.id = Uuid7.next();
                    rule.version = 1;
                    rule.level = body.level().word();
                    rule.subjectId = body.subjectId();
                    rule.type = body.quantity().type().name();
                    write(rule, author, body);
                    return rule;
                });
    }

    RuleRecord change(RuleAuthor author, UUID id, @Nullable String ifMatch, RuleBody body) {
        return scopes.call(
                author.scope(),
                () -> {
                    RuleRecord rule = locked(author, id, ifMatch);
                    stays("/level", rule.level, body.level().word());
                    stays(
                            "/" + rule.level + "Id",
                            rule.subjectId.toString(),
                            body.subjectId().toString());
                    stays("/type", rule.type, body.quantity().type().name());
                    rule.version++;
                    write(rule, author, body);
                    return rule;
                });
    }

    void remove(RuleAuthor author, UUID id, @Nullable String ifMatch) {
        scopes.run(author.scope(), () -> rules.remove(locked(author, id, ifMatch)));
    }

    private RuleRecord locked(RuleAuthor author, UUID id, @Nullable String ifMatch) {
        RuleRecord rule =
                rules.locked(id).orElseThrow(() -> WireProblem.NOT_FOUND.because("no rule " + id));
        author.mustWrite(RuleLevel.of(rule.level));
        new Version(rule.version).mustMatch(ifMatch);
        return rule;
    }

    private void write(RuleRecord rule, RuleAuthor author, RuleBody body) {
        author.mustWrite(body.level());
        body.mustFit(bound(rule, body));
        Limits limits = body.limits();
        rule.warn = limits.warn();
        rule.alarm = limits.alarm();
        rule.hysteresis = limits.hysteresis();
        rule.durationSeconds = Math.toIntExact(limits.duration().toSeconds());
        rule.enabled = !Boolean.FALSE.equals(body.enabled());
        rule.changedAt = clock.instant();
        rule.changedBy = author.name();
        rules.write(rule);
    }

    /** A circuit is bound by its region's floors; a model, which is everywhere, by the nation's. */
    private Bound bound(RuleRecord rule, RuleBody body) {
        RuleBook book = new RuleBook(0, floors.floors(), List.of());
        if (body.level() == RuleLevel.MODEL) {
            return book.bound(body.quantity(), "");
        }
        Device device =
                directory
                        .ofCircuit(body.subjectId())
                        .orElseThrow(
                                () ->
                                        WireProblem.INVALID_BODY.at(
                                                "/circuitId", "no circuit " + body.subjectId()));
        Owner owner = device.owner();
        rule.providerId = owner.providerId();
        rule.enterpriseId = owner.enterpriseId();
        rule.regionCode = owner.regionCode();
        return book.bound(body.quantity(), owner.regionCode());
    }

    private static void stays(String pointer, String is, String asked) {
        if (!is.equals(asked)) {
            throw WireProblem.INVALID_BODY.at(pointer, "this stays " + is);
        }
    }
}
