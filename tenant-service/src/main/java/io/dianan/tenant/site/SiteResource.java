package io.dianan.tenant.site;

import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.QueryText;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.ProblemException;
import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.tenant.enterprise.EnterpriseRegister;
import io.dianan.tenant.list.ListRequest;
import io.dianan.tenant.place.Latitude;
import io.dianan.tenant.place.Longitude;
import io.dianan.tenant.place.Wgs84;
import io.dianan.tenant.region.RegionRegister;
import io.dianan.tenant.text.Line;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /sites}: where enterprises use power, and who owns what stands there. */
@Path("/api/v1/sites")
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
class SiteResource {
    private static final String PATH = "/api/v1/sites/";

    private final Caller caller;
    private final ScopeStore scopes;
    private final SiteStore store;
    private final EnterpriseRegister enterprises;
    private final RegionRegister regions;

    SiteResource(
            Caller caller,
            ScopeStore scopes,
            SiteStore store,
            EnterpriseRegister enterprises,
            RegionRegister regions) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
        this.enterprises = enterprises;
        this.regions = regions;
    }

    /**
     * A site as the wire shows it.
     *
     * @param providerId who serves the enterprise; absent while nobody does
     * @param made invented for tests and demonstrations
     */
    record SiteView(
            UUID id,
            UUID enterpriseId,
            @Nullable UUID providerId,
            String name,
            String address,
            String regionCode,
            @Nullable BigDecimal longitude,
            @Nullable BigDecimal latitude,
            boolean made,
            Instant createdAt,
            Instant changedAt) {
        static SiteView of(SiteRecord site) {
            return new SiteView(
                    site.id,
                    site.enterpriseId,
                    site.providerId,
                    site.name,
                    site.address,
                    site.regionCode,
                    Wgs84.plain(site.longitude),
                    Wgs84.plain(site.latitude),
                    site.made,
                    site.createdAt,
                    site.changedAt);
        }
    }

    /**
     * A site as it is written; what is absent is cleared.
     *
     * @param enterpriseId stays for the life of the site
     * @param regionCode a county or a street
     * @param longitude WGS-84 degrees, rounded to six decimals
     */
    record SiteBody(
            @NotNull UUID enterpriseId,
            @Line(max = 100) String name,
            @Line(max = 200) String address,
            @NotNull String regionCode,
            @Longitude @Nullable BigDecimal longitude,
            @Latitude @Nullable BigDecimal latitude) {}

    @GET
    public Page<SiteView> list(
            @QueryParam("region") @Nullable String region,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("enterprise") @Nullable String enterprise,
            @QueryParam("q") @Nullable String text,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") @Nullable Boolean count) {
        ListRequest asked =
                ListRequest.of(PageRequest.of(limit, cursor, count), sort, region, text);
        SiteStore.Owners owners =
                new SiteStore.Owners(
                        QueryText.id("provider", provider), QueryText.id("enterprise", enterprise));
        return scopes.call(
                caller.scope(),
                () -> {
                    Page<SiteView> page =
                            Page.cut(
                                            store.list(asked, owners),
                                            asked.page(),
                                            last -> asked.cursorBehind(last.name, last.id))
                                    .map(SiteView::of);
                    return asked.page().counted()
                            ? page.withCount(store.count(asked, owners))
                            : page;
                });
    }

    /** Also what other services ask with their caller's token: who owns what stands here. */
    @GET
    @Path("{id}")
    public RestResponse<SiteView> one(@PathParam("id") UUID id) {
        return scopes.call(
                caller.scope(),
                () -> answer(store.findByIdOptional(id).orElseThrow(() -> unknown(id))).build());
    }

    @POST
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.PROVIDER_ADMIN})
    public RestResponse<SiteView> add(@Valid @NotNull SiteBody body) {
        return scopes.call(
                caller.scope(),
                () -> {
                    SiteRecord site = new SiteRecord();
                    site.id = Uuid7.next();
                    Optional<EnterpriseRegister.Owner> owner =
                            enterprises.ownerHeld(body.enterpriseId());
                    List<Violation> faults = faults(site, body);
                    if (owner.isEmpty()) {
                        faults.addFirst(
                                new Violation(
                                        "/enterpriseId", "no enterprise " + body.enterpriseId()));
                    }
                    refuse(faults);
                    site.enterpriseId = owner.orElseThrow().enterpriseId();
                    site.providerId = owner.orElseThrow().providerId();
                    write(site, body);
                    return answer(site)
                            .status(RestResponse.Status.CREATED)
                            .location(URI.create(PATH + site.id))
                            .build();
                });
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.PROVIDER_ADMIN})
    public RestResponse<SiteView> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull SiteBody body) {
        return scopes.call(
                caller.scope(),
                () -> {
                    SiteRecord site = store.held(id).orElseThrow(() -> unknown(id));
                    new Version(site.version).mustMatch(ifMatch);
                    List<Violation> faults = faults(site, body);
                    if (!site.enterpriseId.equals(body.enterpriseId())) {
                        faults.addFirst(
                                new Violation(
                                        "/enterpriseId",
                                        "the site stays with enterprise " + site.enterpriseId));
                    }
                    refuse(faults);
                    write(site, body);
                    return answer(site).build();
                });
    }

    private List<Violation> faults(SiteRecord site, SiteBody body) {
        List<Violation> faults = new ArrayList<>();
        // A region that stays as it was may have ended meanwhile.
        if (!body.regionCode().equals(site.regionCode)) {
            regions.fault(body.regionCode(), RegionRegister.COUNTY_OR_STREET)
                    .ifPresent(faults::add);
        }
        Wgs84.fault(body.longitude(), body.latitude()).ifPresent(faults::add);
        return faults;
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw WireProblem.INVALID_BODY.at(faults);
        }
    }

    private void write(SiteRecord site, SiteBody body) {
        site.name = body.name().strip();
        site.address = body.address().strip();
        site.regionCode = body.regionCode();
        site.longitude = Wgs84.rounded(body.longitude());
        site.latitude = Wgs84.rounded(body.latitude());
        store.write(site);
    }

    private static RestResponse.ResponseBuilder<SiteView> answer(SiteRecord site) {
        return RestResponse.ResponseBuilder.ok(SiteView.of(site))
                .header(HttpHeaders.ETAG, new Version(site.version).etag());
    }

    private static ProblemException unknown(UUID id) {
        return WireProblem.NOT_FOUND.because("no site " + id);
    }
}
