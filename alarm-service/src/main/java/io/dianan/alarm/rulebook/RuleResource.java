package io.dianan.alarm.rulebook;

import io.dianan.alarm.type.AlarmType;
import io.dianan.platform.page.Cursor;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.QueryText;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.ScopeStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /alarm-rules}: rules of device models and circuits. */
@Path("/api/v1/alarm-rules")
@RunOnVirtualThread
@RolesAllowed({
    Roles.REGULATOR,
    Roles.REGULATOR_LEAD,
    Roles.STANDARDS_EDITOR,
    Roles.PROVIDER_ADMIN,
    Roles.DISPATCHER,
    Roles.TECHNICIAN,
    Roles.ENTERPRISE_ADMIN,
    Roles.ENTERPRISE_VIEWER,
    Roles.SYSTEM_ADMIN,
    Roles.AUDITOR,
    Roles.MACHINE
})
class RuleResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final RuleStore rules;
    private final KeepRule keeping;

    RuleResource(Caller caller, ScopeStore scopes, RuleStore rules, KeepRule keeping) {
        this.caller = caller;
        this.scopes = scopes;
        this.rules = rules;
        this.keeping = keeping;
    }

    /** A rule as the wire shows it. */
    record RuleView(
            UUID id,
            String kind,
            String level,
            @Nullable UUID modelId,
            @Nullable UUID circuitId,
            String type,
            String unit,
            @Nullable BigDecimal warn,
            BigDecimal alarm,
            @Nullable BigDecimal hysteresis,
            int durationSeconds,
            boolean enabled,
            Instant changedAt,
            String changedBy) {
        static RuleView of(RuleRecord row) {
            StoredRule rule = row.toRule();
            boolean ofModel = rule.level() == RuleLevel.MODEL;
            return new RuleView(
                    row.id,
                    "threshold",
                    row.level,
                    ofModel ? row.subjectId : null,
                    ofModel ? null : row.subjectId,
                    row.type,
                    rule.quantity().unit(),
                    rule.limits().warn(),
                    rule.limits().alarm(),
                    rule.limits().hysteresis(),
                    row.durationSeconds,
                    row.enabled,
                    row.changedAt,
                    row.changedBy);
        }
    }

    @GET
    @Operation(summary = "Rules of the caller's circuits, and of all device models")
    public Page<RuleView> list(
            @RestQuery @Nullable String level,
            @RestQuery @Nullable String circuit,
            @RestQuery @Nullable String model,
            @RestQuery @Nullable String type,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        PageRequest asked = PageRequest.of(limit, cursor, false);
        String asLevel = level(level, circuit, model);
        UUID subject =
                circuit != null ? QueryText.id("circuit", circuit) : QueryText.id("model", model);
        if (type != null && !AlarmType.legal(type)) {
            throw WireProblem.INVALID_PARAMETER.because("type is not an alarm type");
        }
        UUID after =
                asked.cursor()
                        .map(place -> QueryText.id("cursor", place.parts().getFirst()))
                        .orElse(null);
        return scopes.call(
                caller.scope(),
                () ->
                        Page.cut(
                                        rules.page(asLevel, subject, type, after, asked),
                                        asked,
                                        last -> Cursor.of(last.id.toString()).text())
                                .map(RuleView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One rule")
    public RestResponse<RuleView> one(@RestPath UUID id) {
        return answer(
                        scopes.call(
                                caller.scope(),
                                () ->
                                        rules.findByIdOptional(id)
                                                .orElseThrow(
                                                        () ->
                                                                WireProblem.NOT_FOUND.because(
                                                                        "no rule " + id))))
                .build();
    }

    @POST
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.SYSTEM_ADMIN, Roles.STANDARDS_EDITOR})
    @Operation(summary = "A rule for a circuit or a model, within the regulators' bounds")
    public RestResponse<RuleView> add(@NotNull @Valid RuleBody body) {
        RuleRecord rule = keeping.add(author(), body);
        return answer(rule)
                .status(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/alarm-rules/" + rule.id))
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.SYSTEM_ADMIN, Roles.STANDARDS_EDITOR})
    @Operation(summary = "Other numbers; level, subject and type stay")
    public RestResponse<RuleView> change(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RuleBody body) {
        return answer(keeping.change(author(), id, ifMatch, body)).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.SYSTEM_ADMIN, Roles.STANDARDS_EDITOR})
    @Operation(summary = "Back to what holds without it")
    public void remove(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        keeping.remove(author(), id, ifMatch);
    }

    private RuleAuthor author() {
        boolean platform =
                caller.hasRole(Roles.SYSTEM_ADMIN) || caller.hasRole(Roles.STANDARDS_EDITOR);
        return new RuleAuthor(caller.scope(), caller.name(), platform);
    }

    private static @Nullable String level(
            @Nullable String level, @Nullable String circuit, @Nullable String model) {
        if (circuit != null && model != null) {
            throw WireProblem.INVALID_PARAMETER.because("ask by circuit or by model");
        }
        String bySubject = circuit != null ? "circuit" : model != null ? "model" : null;
        if (level == null) {
            return bySubject;
        }
        if (!level.equals("circuit") && !level.equals("model")) {
            throw WireProblem.INVALID_PARAMETER.because("level is not one of model, circuit");
        }
        return level;
    }

    private static RestResponse.ResponseBuilder<RuleView> answer(RuleRecord rule) {
        return RestResponse.ResponseBuilder.ok(RuleView.of(rule))
                .header(HttpHeaders.ETAG, new Version(rule.version).etag());
    }
}
