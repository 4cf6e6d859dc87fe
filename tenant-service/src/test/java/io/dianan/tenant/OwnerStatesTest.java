package io.dianan.tenant;

import static io.dianan.tenant.Door.PROVIDER_A;
import static io.dianan.tenant.Door.PROVIDER_B;
import static io.dianan.tenant.Door.created;
import static io.dianan.tenant.Door.enterpriseBody;
import static io.dianan.tenant.Door.providerA;
import static io.dianan.tenant.Door.providerB;
import static io.dianan.tenant.Door.siteBody;
import static io.dianan.tenant.Door.systemAdmin;
import static io.dianan.tenant.Door.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.state.EnterpriseState;
import io.dianan.contracts.state.ProviderState;
import io.dianan.contracts.state.SiteState;
import io.dianan.contracts.topic.Topics;
import io.dianan.platform.json.WireJson;
import io.dianan.testkit.BrokerPeer;
import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the other services are told of owners, by events and by snapshots. */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class OwnerStatesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final DataSource database;
    private final int brokerPort;
    private BrokerPeer broker;

    OwnerStatesTest(
            DataSource database, @ConfigProperty(name = "dianan.broker.port") int brokerPort) {
        this.database = database;
        this.brokerPort = brokerPort;
    }

    @BeforeEach
    void listen() throws Exception {
        broker = BrokerPeer.connect(brokerPort, "alarm-service").hear("dianan/domain/tenant/#");
    }

    @AfterEach
    void leave() throws Exception {
        broker.close();
    }

    @Test
    void everyChangeOfAnOwnerIsToldWithItsFullState() {
        Map<String, Object> providerBody = Door.providerBody("告知服务商");
        UUID provider = created(systemAdmin(), "/providers", providerBody);
        UUID enterprise = created(providerA(), "/enterprises", enterpriseBody("告知企业"));
        UUID site = created(providerA(), "/sites", siteBody(enterprise, "告知场所"));
        put("/providers/" + provider, with(providerBody, "name", "改名服务商"));
        put("/sites/" + site, with(siteBody(enterprise, "改名场所"), "regionCode", Door.XIHU));

        assertThat(told("provider", provider, 2, ProviderState.class))
                .isEqualTo(new ProviderState(provider, 2, "改名服务商", Door.GONGSHU));
        assertThat(told("enterprise", enterprise, 1, EnterpriseState.class))
                .isEqualTo(new EnterpriseState(enterprise, 1, "告知企业", Door.GONGSHU, PROVIDER_A));
        assertThat(told("site", site, 2, SiteState.class))
                .isEqualTo(new SiteState(site, 2, enterprise, "改名场所", Door.XIHU, PROVIDER_A));
    }

    @Test
    void movedEnterpriseIsToldWithEverySiteThatGoesAlong() {
        Map<String, Object> body = enterpriseBody("搬家企业");
        UUID enterprise = created(providerA(), "/enterprises", body);
        UUID first = created(providerA(), "/sites", siteBody(enterprise, "场所一"));
        UUID second = created(providerA(), "/sites", siteBody(enterprise, "场所二"));

        put("/enterprises/" + enterprise, with(body, "providerId", PROVIDER_B.toString()));

        assertThat(told("enterprise", enterprise, 2, EnterpriseState.class).providerId())
                .isEqualTo(PROVIDER_B);
        assertThat(told("site", first, 2, SiteState.class).providerId()).isEqualTo(PROVIDER_B);
        assertThat(told("site", second, 2, SiteState.class).providerId()).isEqualTo(PROVIDER_B);

        put("/enterprises/" + enterprise, body);
        assertThat(told("enterprise", enterprise, 3, EnterpriseState.class).providerId()).isNull();
        assertThat(told("site", first, 3, SiteState.class).providerId()).isNull();
    }

    @Test
    void refusedChangeIsNotTold() {
        UUID enterprise = created(providerA(), "/enterprises", enterpriseBody("拒绝企业"));
        providerB()
                .header("If-Match", "\"0\"")
                .body(enterpriseBody("别人的"))
                .put("/enterprises/" + enterprise)
                .then()
                .statusCode(404);
        UUID site = created(providerA(), "/sites", siteBody(enterprise, "后来的"));

        told("site", site, 1, SiteState.class);
        assertThat(events("enterprise", enterprise, EnterpriseState.class)).hasSize(1);
    }

    /** Made at start, before anybody could listen; the outbox shows what left. */
    @Test
    void ownersOfTheDemonstrationAreTold() throws SQLException {
        String sql =
                """
                select count(distinct subject)
                  from outbox
                 where version = 1
                   and subject::text like '01900000-0000-7000-8000-000000000%'
                """;
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(6);
        }
    }

    @Test
    void machineReadsAllOwnersPageByPage() throws IOException {
        UUID enterprise = created(providerB(), "/enterprises", enterpriseBody("快照企业"));
        UUID site = created(providerB(), "/sites", siteBody(enterprise, "快照场所"));

        assertThat(snapshot("provider", ProviderState.class, 1))
                .extracting(ProviderState::id)
                .contains(PROVIDER_A, PROVIDER_B)
                .doesNotHaveDuplicates();
        assertThat(snapshot("enterprise", EnterpriseState.class, 2))
                .contains(new EnterpriseState(enterprise, 1, "快照企业", Door.GONGSHU, PROVIDER_B));
        List<SiteState> sites = snapshot("site", SiteState.class, 2);
        assertThat(sites)
                .contains(new SiteState(site, 1, enterprise, "快照场所", Door.GONGSHU, PROVIDER_B));
        assertThat(sites).extracting(SiteState::id).doesNotHaveDuplicates();
    }

    @Test
    void wrongQuestionForAPageIsNamed() {
        for (String query : List.of("limit=0", "limit=501", "cursor=bm8")) {
            machine().get("/internal/v1/site-states?" + query).then().statusCode(400);
        }
    }

    private static void put(String path, Map<String, Object> body) {
        systemAdmin()
                .header("If-Match", Door.etag(systemAdmin(), path))
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    private <T> T told(String type, UUID subject, long version, Class<T> data) {
        return await().atMost(SOON)
                .until(
                        () ->
                                events(type, subject, data).stream()
                                        .filter(event -> event.version() == version)
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .data();
    }

    private <T> List<DomainEvent<T>> events(String type, UUID subject, Class<T> data) {
        return broker.heard().stream()
                .filter(heard -> heard.topic().equals(Topics.domain("tenant", type)))
                .map(heard -> event(heard.payload(), data))
                .filter(event -> event.subject().equals(subject.toString()))
                .toList();
    }

    private static <T> DomainEvent<T> event(byte[] payload, Class<T> data) {
        try {
            return WireJson.readEvent(payload, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record StatesPage<T>(List<T> items, @Nullable String next) {}

    private static <T> List<T> snapshot(String kind, Class<T> type, int limit) throws IOException {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification door = machine().queryParam("limit", limit);
            if (cursor != null) {
                door.queryParam("cursor", cursor);
            }
            Response answer = door.get("/internal/v1/" + kind + "-states");
            answer.then().statusCode(200);
            StatesPage<T> page = WireJson.read(answer.body().asByteArray(), StatesPage.class, type);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static RequestSpecification machine() {
        return Door.as(Tokens.machine("alarm-service")).basePath("");
    }
}
