package io.dianan.tenant.provider;

import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.ProblemException;
import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.tenant.list.ListRequest;
import io.dianan.tenant.region.RegionRegister;
import io.dianan.tenant.text.Line;
import io.dianan.tenant.uscc.Uscc;
import io.dianan.tenant.uscc.UsccText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /providers}: the register. */
@Path("/api/v1/providers")
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
class ProviderResource {
    private static final String PATH = "/api/v1/providers/";

    private final Caller caller;
    private final ScopeStore scopes;
    private final ProviderStore store;
    private final RegionRegister regions;

    ProviderResource(
            Caller caller, ScopeStore scopes, ProviderStore store, RegionRegister regions) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
        this.regions = regions;
    }

    /**
     * A provider as the wire shows it.
     *
     * @param made invented for tests and demonstrations
     */
    record ProviderView(
            UUID id,
            String name,
            String uscc,
            String regionCode,
            boolean made,
            Instant createdAt,
            Instant changedAt) {
        static ProviderView of(ProviderRecord provider) {
            return new ProviderView(
                    provider.id,
                    provider.name,
                    provider.uscc,
                    provider.regionCode,
                    provider.made,
                    provider.createdAt,
                    provider.changedAt);
        }
    }

    /**
     * A provider as it is written.
     *
     * @param regionCode where it is registered, of any level
     */
    record ProviderBody(
            @Line(max = 100) String name, @UsccText String uscc, @NotNull String regionCode) {}

    @GET
    public Page<ProviderView> list(
            @QueryParam("region") @Nullable String region,
            @QueryParam("q") @Nullable String text,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") @Nullable Boolean count) {
        ListRequest asked =
                ListRequest.of(PageRequest.of(limit, cursor, count), sort, region, text);
        return scopes.call(
                caller.scope(),
                () -> {
                    Page<ProviderView> page =
                            Page.cut(
                                            store.list(asked),
                                            asked.page(),
                                            last -> asked.cursorBehind(last.name, last.id))
                                    .map(ProviderView::of);
                    return asked.page().counted() ? page.withCount(store.count(asked)) : page;
                });
    }

    @GET
    @Path("{id}")
    public RestResponse<ProviderView> one(@PathParam("id") UUID id) {
        return scopes.call(
                caller.scope(),
                () -> answer(store.findByIdOptional(id).orElseThrow(() -> unknown(id))).build());
    }

    @POST
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.MARKET_OFFICER})
    public RestResponse<ProviderView> add(@Valid @NotNull ProviderBody body) {
        return scopes.call(
                caller.scope(),
                () -> {
                    ProviderRecord provider = new ProviderRecord();
                    provider.id = Uuid7.next();
                    write(provider, body);
                    return answer(provider)
                            .status(RestResponse.Status.CREATED)
                            .location(URI.create(PATH + provider.id))
                            .build();
                });
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.MARKET_OFFICER})
    public RestResponse<ProviderView> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ProviderBody body) {
        return scopes.call(
                caller.scope(),
                () -> {
                    ProviderRecord provider = store.held(id).orElseThrow(() -> unknown(id));
                    requireRegisteredInside(provider);
                    new Version(provider.version).mustMatch(ifMatch);
                    write(provider, body);
                    return answer(provider).build();
                });
    }

    private void write(ProviderRecord provider, ProviderBody body) {
        regionFault(provider, body.regionCode())
                .ifPresent(
                        fault -> {
                            throw WireProblem.INVALID_BODY.at(List.of(fault));
                        });
        provider.name = body.name().strip();
        provider.uscc = Uscc.of(body.uscc()).text();
        provider.regionCode = body.regionCode();
        store.write(provider);
    }

    /** A region that stays as it was may have ended meanwhile. */
    private Optional<Violation> regionFault(ProviderRecord provider, String code) {
        if (code.equals(provider.regionCode)) {
            return Optional.empty();
        }
        return switch (caller.scope()) {
            case Scope.Region own when !code.startsWith(own.prefix()) ->
                    Optional.of(
                            new Violation(
                                    "/regionCode",
                                    "region %s is not in your region %s"
                                            .formatted(code, own.code())));
            case Scope.Region _, Scope.Everything _ ->
                    regions.fault(code, RegionRegister.ANY_LEVEL);
            case Scope.OfProvider _, Scope.OfEnterprise _, Scope.Nobody _ ->
                    throw WireProblem.NOT_ALLOWED.because("your token names no region");
        };
    }

    /**
     * An officer also sees providers from elsewhere that work in the region, and only reads them.
     */
    private void requireRegisteredInside(ProviderRecord provider) {
        if (caller.scope() instanceof Scope.Region own
                && !provider.regionCode.startsWith(own.prefix())) {
            throw WireProblem.NOT_ALLOWED.because(
                    "the provider is registered in %s, outside your region %s"
                            .formatted(provider.regionCode, own.code()));
        }
    }

    private static RestResponse.ResponseBuilder<ProviderView> answer(ProviderRecord provider) {
        return RestResponse.ResponseBuilder.ok(ProviderView.of(provider))
                .header(HttpHeaders.ETAG, new Version(provider.version).etag());
    }

    private static ProblemException unknown(UUID id) {
        return WireProblem.NOT_FOUND.because("no provider " + id);
    }
}
