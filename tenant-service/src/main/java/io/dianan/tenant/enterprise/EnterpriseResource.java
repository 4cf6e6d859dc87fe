package io.dianan.tenant.enterprise;

import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.ProblemException;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.tenant.list.ListRequest;
import io.dianan.tenant.text.Line;
import io.dianan.tenant.uscc.UsccText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /enterprises}: power users by USCC. */
@Path("/api/v1/enterprises")
@RunOnVirtualThread
@RolesAllowed({
    Roles.REGULATOR,
    Roles.REGULATOR_LEAD,
    Roles.MARKET_OFFICER,
    Roles.FUND_VERIFIER,
    Roles.FUND_APPROVER,
    Roles.STANDARDS_EDITOR,
    Roles.PROVIDER_ADMIN,
    Roles.DISPATCHER,
    Roles.TECHNICIAN,
    Roles.ENTERPRISE_ADMIN,
    Roles.ENTERPRISE_VIEWER,
    Roles.SYSTEM_ADMIN,
    Roles.SECURITY_ADMIN,
    Roles.AUDITOR,
    Roles.MACHINE
})
class EnterpriseResource {
    private static final String PATH = "/api/v1/enterprises/";

    private final Caller caller;
    private final ScopeStore scopes;
    private final EnterpriseStore store;
    private final KeepEnterprise keep;

    EnterpriseResource(
            Caller caller, ScopeStore scopes, EnterpriseStore store, KeepEnterprise keep) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
        this.keep = keep;
    }

    /**
     * An enterprise as the wire shows it.
     *
     * @param providerId absent while nobody serves it
     * @param made invented for tests and demonstrations
     */
    record EnterpriseView(
            UUID id,
            String name,
            String uscc,
            String regionCode,
            @Nullable String address,
            @Nullable UUID providerId,
            @Nullable String venueClass,
            @Nullable String industryCode,
            boolean keyField,
            boolean made,
            Instant createdAt,
            Instant changedAt) {
        static EnterpriseView of(EnterpriseRecord enterprise) {
            return new EnterpriseView(
                    enterprise.id,
                    enterprise.name,
                    enterprise.uscc,
                    enterprise.regionCode,
                    enterprise.address,
                    enterprise.providerId,
                    enterprise.venueClass,
                    enterprise.industryCode,
                    enterprise.keyField,
                    enterprise.made,
                    enterprise.createdAt,
                    enterprise.changedAt);
        }
    }

    /**
     * An enterprise as it is written; what is absent is cleared.
     *
     * @param regionCode a county or a street
     * @param providerId a provider's own people leave it out or name their own
     * @param industryCode GB/T 4754-2017: section, or section and two to four digits
     */
    record EnterpriseBody(
            @Line(max = 100) String name,
            @UsccText String uscc,
            @NotNull String regionCode,
            @Line(max = 200, required = false) @Nullable String address,
            @Nullable UUID providerId,
            @Nullable VenueClass venueClass,
            @Pattern(
                            regexp = "[A-T](\\d{2,4})?",
                            message =
                                    "an industry code is a letter A to T and no or two to four digits")
                    @Nullable String industryCode,
            @Nullable Boolean keyField) {}

    @GET
    public Page<EnterpriseView> list(
            @QueryParam("region") @Nullable String region,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("venueClass") @Nullable String venueClass,
            @QueryParam("keyField") @Nullable Boolean keyField,
            @QueryParam("q") @Nullable String text,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") @Nullable Boolean count) {
        ListRequest asked =
                ListRequest.of(PageRequest.of(limit, cursor, count), sort, region, text);
        EnterpriseFilter filter = EnterpriseFilter.of(provider, venueClass, keyField);
        return scopes.call(
                caller.scope(),
                () -> {
                    Page<EnterpriseView> page =
                            Page.cut(
                                            store.list(asked, filter),
                                            asked.page(),
                                            last -> asked.cursorBehind(last.name, last.id))
                                    .map(EnterpriseView::of);
                    return asked.page().counted()
                            ? page.withCount(store.count(asked, filter))
                            : page;
                });
    }

    @GET
    @Path("{id}")
    public RestResponse<EnterpriseView> one(@PathParam("id") UUID id) {
        return scopes.call(
                caller.scope(),
                () -> answer(store.findByIdOptional(id).orElseThrow(() -> unknown(id))).build());
    }

    @POST
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.PROVIDER_ADMIN})
    public RestResponse<EnterpriseView> add(@Valid @NotNull EnterpriseBody body) {
        return scopes.call(
                caller.scope(),
                () -> {
                    EnterpriseRecord enterprise = new EnterpriseRecord();
                    enterprise.id = Uuid7.next();
                    keep.write(enterprise, body, caller.scope());
                    return answer(enterprise)
                            .status(RestResponse.Status.CREATED)
                            .location(URI.create(PATH + enterprise.id))
                            .build();
                });
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.PROVIDER_ADMIN})
    public RestResponse<EnterpriseView> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EnterpriseBody body) {
        return scopes.call(
                caller.scope(),
                () -> {
                    EnterpriseRecord enterprise = store.held(id).orElseThrow(() -> unknown(id));
                    new Version(enterprise.version).mustMatch(ifMatch);
                    keep.write(enterprise, body, caller.scope());
                    return answer(enterprise).build();
                });
    }

    private static RestResponse.ResponseBuilder<EnterpriseView> answer(
            EnterpriseRecord enterprise) {
        return RestResponse.ResponseBuilder.ok(EnterpriseView.of(enterprise))
                .header(HttpHeaders.ETAG, new Version(enterprise.version).etag());
    }

    private static ProblemException unknown(UUID id) {
        return WireProblem.NOT_FOUND.because("no enterprise " + id);
    }
}
