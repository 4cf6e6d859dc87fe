package io.dianan.tenant.enterprise;

import static io.dianan.tenant.Door.ENTERPRISE_A1;
import static io.dianan.tenant.Door.ENTERPRISE_B1;
import static io.dianan.tenant.Door.PROVIDER_A;
import static io.dianan.tenant.Door.PROVIDER_B;
import static io.dianan.tenant.Door.allIds;
import static io.dianan.tenant.Door.atOnce;
import static io.dianan.tenant.Door.created;
import static io.dianan.tenant.Door.enterpriseBody;
import static io.dianan.tenant.Door.providerA;
import static io.dianan.tenant.Door.providerB;
import static io.dianan.tenant.Door.systemAdmin;
import static io.dianan.tenant.Door.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.tenant.Door;
import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.TokenDraft;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class EnterpriseResourceTest {
    @Test
    void aProviderEntersItsOwnCustomer() {
        Map<String, Object> body =
                with(
                        with(
                                with(enterpriseBody("示范企业甲二"), "venueClass", "internet-cafe"),
                                "industryCode",
                                "R90"),
                        "keyField",
                        true);
        UUID id = created(providerA(), "/enterprises", body);

        providerA()
                .get("/enterprises/" + id)
                .then()
                .statusCode(200)
                .body("providerId", equalTo(PROVIDER_A.toString()))
                .body("uscc", equalTo(body.get("uscc")))
                .body("venueClass", equalTo("internet-cafe"))
                .body("industryCode", equalTo("R90"))
                .body("keyField", equalTo(true))
                .body("address", nullValue());
        Door.as(Tokens.enterprise(id)).get("/enterprises/" + id).then().statusCode(200);
        Door.regulator("330100").get("/enterprises/" + id).then().statusCode(200);
        providerB().get("/enterprises/" + id).then().statusCode(404);
    }

    @Test
    void whatIsLeftOutOfAChangeIsCleared() {
        Map<String, Object> body = with(enterpriseBody("企业"), "address", "旧址");
        String path = "/enterprises/" + created(providerA(), "/enterprises", body);

        providerA()
                .header("If-Match", Door.etag(providerA(), path))
                .body(with(body, "address", null))
                .put(path)
                .then()
                .statusCode(200)
                .body("address", nullValue())
                .body("providerId", equalTo(PROVIDER_A.toString()));
    }

    @Test
    void aForeignProviderInTheBodyIsRefused() {
        for (String foreign : List.of(PROVIDER_B.toString(), UUID.randomUUID().toString())) {
            providerA()
                    .body(with(enterpriseBody("企业"), "providerId", foreign))
                    .post("/enterprises")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/providerId"))
                    .body("detail", not(containsString("示范服务商乙")));
        }
        systemAdmin()
                .body(with(enterpriseBody("企业"), "providerId", UUID.randomUUID().toString()))
                .post("/enterprises")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/providerId"));
        created(
                providerA(),
                "/enterprises",
                with(enterpriseBody("企业"), "providerId", PROVIDER_A.toString()));
    }

    @Test
    void aProviderThatIsNotRegisteredEntersNothing() {
        Door.as(Tokens.provider(UUID.randomUUID()))
                .body(enterpriseBody("企业"))
                .post("/enterprises")
                .then()
                .statusCode(403);
        Door.as(TokenDraft.accessToken("lost", "provider-admin").sign())
                .body(enterpriseBody("企业"))
                .post("/enterprises")
                .then()
                .statusCode(403);
    }

    @Test
    void everyFaultOfABodyHasItsPointer() {
        providerA()
                .body(
                        Map.of(
                                "name", "\u202e企业",
                                "uscc", "91350100M000100Y42",
                                "regionCode", "330105",
                                "address", "a".repeat(201),
                                "industryCode", "Z1"))
                .post("/enterprises")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/address", "/industryCode", "/name", "/uscc"));
        providerA()
                .body(
                        with(
                                with(enterpriseBody("企业"), "regionCode", "330100"),
                                "providerId",
                                PROVIDER_B))
                .post("/enterprises")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/regionCode", "/providerId"));
        providerA()
                .body(with(enterpriseBody("企业"), "venueClass", "casino"))
                .post("/enterprises")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/venueClass"))
                .body("detail", containsString("large-mall"));
        providerA()
                .body(with(enterpriseBody("企业"), "providerId", "a"))
                .post("/enterprises")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/providerId"));
        for (String owned : List.of("enterpriseId", "version", "createdAt", "made")) {
            providerA()
                    .body(with(enterpriseBody("企业"), owned, "1"))
                    .post("/enterprises")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/" + owned));
        }
    }

    @Test
    void anEndedRegionNamesItsSuccessor() {
        providerA()
                .body(with(enterpriseBody("企业"), "regionCode", "330104"))
                .post("/enterprises")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/regionCode"))
                .body("detail", containsString("330102 上城区"));
    }

    @Test
    void aCodeThatACompetitorEnteredIsTaken() {
        Map<String, Object> theirs = enterpriseBody("乙的客户");
        created(providerB(), "/enterprises", theirs);
        String mine = "/enterprises/" + created(providerA(), "/enterprises", enterpriseBody("企业"));

        providerA()
                .body(with(enterpriseBody("企业"), "uscc", theirs.get("uscc")))
                .post("/enterprises")
                .then()
                .statusCode(409)
                .body("detail", equalTo("USCC " + theirs.get("uscc") + " is registered already"));
        providerA()
                .header("If-Match", Door.etag(providerA(), mine))
                .body(with(enterpriseBody("企业"), "uscc", theirs.get("uscc")))
                .put(mine)
                .then()
                .statusCode(409);
    }

    @Test
    void pagesKeepTheirOrderWhileRowsAreAdded() {
        UUID provider = created(systemAdmin(), "/providers", Door.providerBody("分页服务商"));
        String token = Tokens.provider(provider);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // Three names for seven rows: the id decides between equals.
            Map<String, Object> body = enterpriseBody("分页企业" + i % 3);
            made.add(created(Door.as(token), "/enterprises", body).toString());
        }

        String next =
                Door.as(token)
                        .get("/enterprises?limit=3&sort=name&count=true")
                        .then()
                        .body("items.name", contains("分页企业0", "分页企业0", "分页企业0"))
                        .body("count", equalTo(7))
                        .extract()
                        .path("next");
        created(Door.as(token), "/enterprises", enterpriseBody("分页企业0"));
        List<String> second =
                Door.as(token)
                        .queryParam("cursor", next)
                        .get("/enterprises?limit=3&sort=name")
                        .then()
                        .extract()
                        .path("items.name");

        // The row that came meanwhile sorts behind the cursor, so the second page begins with it.
        assertThat(second).containsExactly("分页企业0", "分页企业1", "分页企业1");
        for (String sort : List.of("createdAt", "-createdAt", "name", "-name")) {
            List<String> paged = allIds(token, "/enterprises", "sort=" + sort, 3);
            assertThat(paged)
                    .isEqualTo(allIds(token, "/enterprises", "sort=" + sort, 200))
                    .hasSize(8)
                    .doesNotHaveDuplicates()
                    .containsAll(made);
        }
        assertThat(allIds(token, "/enterprises", "sort=createdAt", 3).subList(0, 7))
                .isEqualTo(made);
        assertThat(allIds(token, "/enterprises", "sort=-createdAt", 3).subList(1, 8))
                .isEqualTo(made.reversed());
    }

    @Test
    void filtersCanBeJoinedAndCountWhatTheyShow() {
        UUID provider = created(systemAdmin(), "/providers", Door.providerBody("筛选服务商"));
        String token = Tokens.provider(provider);
        Map<String, Object> hotel = with(enterpriseBody("百%旅馆_一"), "venueClass", "hotel");
        String wanted =
                created(Door.as(token), "/enterprises", with(hotel, "keyField", true)).toString();
        created(
                Door.as(token),
                "/enterprises",
                with(enterpriseBody("百乐旅馆二"), "venueClass", "hotel"));
        created(
                Door.as(token),
                "/enterprises",
                with(enterpriseBody("西湖学校"), "regionCode", Door.XIHU));

        for (String query :
                List.of(
                        "venueClass=hotel&keyField=true",
                        "q=百%25旅",
                        "q=馆_",
                        "q=" + hotel.get("uscc"),
                        "keyField=true",
                        "region=330100&keyField=true&provider=" + provider)) {
            Door.as(token)
                    .urlEncodingEnabled(false)
                    .get("/enterprises?count=true&" + query)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(wanted))
                    .body("count", equalTo(1));
        }
        Door.as(token).get("/enterprises?count=true&q=旅馆").then().body("count", equalTo(2));
        Door.as(token)
                .get("/enterprises?count=true&region=330105")
                .then()
                .body("count", equalTo(2));
        Door.as(token)
                .get("/enterprises?count=true&region=330106")
                .then()
                .body("count", equalTo(1));
        Door.as(token)
                .get("/enterprises?count=true&keyField=false")
                .then()
                .body("count", equalTo(2));
        Door.as(token)
                .get("/enterprises?count=true&provider=" + PROVIDER_B)
                .then()
                .body("items", empty())
                .body("count", equalTo(0));
        Door.as(token).get("/enterprises?q=' or 1=1 --").then().body("items", empty());
    }

    @Test
    void aWrongParameterIsNamed() {
        for (String query :
                List.of(
                        "region=3301",
                        "provider=a",
                        "venueClass=casino",
                        "keyField=1",
                        "sort=uscc",
                        "q=%00",
                        "q=" + "a".repeat(101),
                        "limit=-1",
                        "cursor=bmFtZR9hH2I")) {
            providerA()
                    .urlEncodingEnabled(false)
                    .get("/enterprises?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString(query.substring(0, query.indexOf('='))));
        }
    }

    @Test
    void ofManyEntriesOfOneCodeOneWins() {
        Map<String, Object> body = enterpriseBody("企业");

        List<Integer> answers =
                atOnce(8, _ -> providerA().body(body).post("/enterprises").statusCode());

        assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(7);
    }

    @Test
    void onlyProvidersAndThePlatformWrite() {
        for (String token :
                List.of(
                        Tokens.dispatcher(PROVIDER_A),
                        Tokens.technician(PROVIDER_A),
                        Tokens.enterprise(ENTERPRISE_A1),
                        Tokens.regulator(Door.GONGSHU),
                        Tokens.regulator(Door.GONGSHU, "market-officer"),
                        Tokens.auditor(),
                        Tokens.securityAdmin(),
                        Tokens.machine("device-service"))) {
            Door.as(token).body(enterpriseBody("企业")).post("/enterprises").then().statusCode(403);
            Door.as(token).get("/enterprises/" + ENTERPRISE_A1).then().statusCode(200);
        }
        providerA()
                .get("/enterprises?limit=200")
                .then()
                .body("items.id", hasItem(ENTERPRISE_A1.toString()));
        providerA()
                .get("/enterprises?limit=200")
                .then()
                .body("items.id", not(hasItem(ENTERPRISE_B1.toString())));
    }
}
