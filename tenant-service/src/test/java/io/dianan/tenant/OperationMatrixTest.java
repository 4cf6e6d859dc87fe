package io.dianan.tenant;

import static io.dianan.tenant.Door.ENTERPRISE_A1;
import static io.dianan.tenant.Door.PROVIDER_A;
import static io.dianan.tenant.Door.SITE_A1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the OpenAPI document, as everybody who may knock. The subject is what belongs
 * to provider A in county 330105. An operation without a rule here fails the build.
 */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class OperationMatrixTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @TestHTTPResource(value = "/openapi", management = true)
    URL document;

    /** Who knocks; the token is absent for anonymous. */
    private enum Actor {
        OWNER(() -> Tokens.provider(PROVIDER_A)),
        OWNERS_TECHNICIAN(() -> Tokens.technician(PROVIDER_A)),
        OWNERS_CUSTOMER(() -> Tokens.enterprise(ENTERPRISE_A1)),
        OWN_COUNTY(() -> Tokens.regulator(Door.GONGSHU)),
        COMPETITOR(() -> Tokens.provider(Door.PROVIDER_B)),
        COMPETITORS_CUSTOMER(() -> Tokens.enterprise(Door.ENTERPRISE_B1)),
        NEIGHBOUR_COUNTY(() -> Tokens.regulator(Door.XIHU)),
        PLATFORM(Tokens::systemAdmin),
        NOBODY(Tokens::nobody),
        ANONYMOUS(() -> ""),
        MACHINE(() -> Tokens.machine("alarm-service"));

        private final Supplier<String> token;

        Actor(Supplier<String> token) {
            this.token = token;
        }

        RequestSpecification door() {
            String bearer = token.get();
            return bearer.isEmpty()
                    ? RestAssured.given()
                            .contentType(ContentType.JSON)
                            .accept(ContentType.JSON)
                            .basePath("/api/v1")
                    : Door.as(bearer);
        }

        RequestSpecification doorTo(String path) {
            return path.startsWith("/internal") ? door().basePath("") : door();
        }
    }

    /** What each actor is answered, in the order of {@link Actor}. */
    private record Rule(
            String operation,
            String path,
            @Nullable Supplier<Map<String, Object>> body,
            String answers) {
        int answerFor(Actor actor) {
            return Integer.parseInt(answers.trim().split("\\s+")[actor.ordinal()]);
        }
    }

    private static Rule states(String kind) {
        String path = "/internal/v1/" + kind + "-states";
        return new Rule("GET " + path, path, null, MACHINES);
    }

    // OWNER TECHNICIAN CUSTOMER COUNTY | COMPETITOR CUSTOMER NEIGHBOUR | PLATFORM NOBODY ANONYMOUS
    // MACHINE
    private static final String EVERYBODY = "200 200 200 200 200 200 200 200 200 401 200";
    private static final String LIST = "200 200 200 200 200 200 200 200 403 401 200";
    private static final String OWNERS = "200 200 200 200 404 404 404 200 403 401 200";
    private static final String MACHINES = "403 403 403 403 403 403 403 403 403 401 200";

    private static final List<Rule> RULES =
            List.of(
                    states("provider"),
                    states("enterprise"),
                    states("site"),
                    new Rule("GET /api/v1/me", "/me", null, EVERYBODY),
                    new Rule("GET /api/v1/regions", "/regions", null, EVERYBODY),
                    new Rule("GET /api/v1/regions/{code}", "/regions/330105", null, EVERYBODY),
                    new Rule(
                            "POST /api/v1/regions",
                            "/regions",
                            () -> Door.body("code", "330105951", "name", "矩阵街道"),
                            "403 403 403 403 403 403 403 201 403 401 403"),
                    new Rule(
                            "PUT /api/v1/regions/{code}",
                            "/regions/330105902",
                            () -> Door.body("name", "示范街道二", "validFrom", "2022-01-01"),
                            "403 403 403 403 403 403 403 200 403 401 403"),
                    new Rule("GET /api/v1/providers", "/providers", null, LIST),
                    new Rule(
                            "GET /api/v1/providers/{id}", "/providers/" + PROVIDER_A, null, OWNERS),
                    new Rule(
                            "POST /api/v1/providers",
                            "/providers",
                            () -> Door.providerBody("矩阵服务商"),
                            "403 403 403 403 403 403 403 201 403 401 403"),
                    new Rule(
                            "PUT /api/v1/providers/{id}",
                            "/providers/" + PROVIDER_A,
                            () ->
                                    Door.body(
                                            "name", "示范服务商甲",
                                            "uscc", "91330105MADEM0ACXT",
                                            "regionCode", Door.GONGSHU),
                            "403 403 403 403 403 403 403 200 403 401 403"),
                    new Rule("GET /api/v1/enterprises", "/enterprises", null, LIST),
                    new Rule(
                            "GET /api/v1/enterprises/{id}",
                            "/enterprises/" + ENTERPRISE_A1,
                            null,
                            OWNERS),
                    new Rule(
                            "POST /api/v1/enterprises",
                            "/enterprises",
                            () ->
                                    Door.with(
                                            Door.enterpriseBody("矩阵企业"),
                                            "providerId",
                                            PROVIDER_A.toString()),
                            "201 403 403 403 422 403 403 201 403 401 403"),
                    new Rule(
                            "PUT /api/v1/enterprises/{id}",
                            "/enterprises/" + ENTERPRISE_A1,
                            () ->
                                    Door.body(
                                            "name",
                                            "示范企业甲一",
                                            "uscc",
                                            "91330105MADEM0A1XF",
                                            "regionCode",
                                            Door.GONGSHU,
                                            "providerId",
                                            PROVIDER_A.toString()),
                            "200 403 403 403 404 403 403 200 403 401 403"),
                    new Rule("GET /api/v1/sites", "/sites", null, LIST),
                    new Rule("GET /api/v1/sites/{id}", "/sites/" + SITE_A1, null, OWNERS),
                    new Rule(
                            "POST /api/v1/sites",
                            "/sites",
                            () -> Door.siteBody(ENTERPRISE_A1, "矩阵场所"),
                            "201 403 403 403 422 403 403 201 403 401 403"),
                    new Rule(
                            "PUT /api/v1/sites/{id}",
                            "/sites/" + SITE_A1,
                            () -> Door.siteBody(ENTERPRISE_A1, "示范场所甲一"),
                            "200 403 403 403 404 403 403 200 403 401 403"));

    @Test
    void everyOperationHasItsRuleAndEveryRuleItsOperation() {
        assertThat(new TreeSet<>(RULES.stream().map(Rule::operation).toList()))
                .isEqualTo(new TreeSet<>(operations()));
    }

    @Test
    void everyOperationDeclaresItsSecurity() {
        Map<String, Map<String, Map<String, Object>>> paths =
                RestAssured.given()
                        .queryParam("format", "JSON")
                        .get(document)
                        .jsonPath()
                        .getMap("paths");
        paths.forEach(
                (path, methods) ->
                        methods.forEach(
                                (method, operation) -> {
                                    if (METHODS.contains(method)) {
                                        assertThat(operation)
                                                .as(method + " " + path)
                                                .containsKey("security");
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> everybodyIsAnsweredAsTheRuleSays() {
        return RULES.stream()
                .flatMap(
                        rule ->
                                Stream.of(Actor.values())
                                        .map(
                                                actor ->
                                                        dynamicTest(
                                                                rule.operation() + " as " + actor,
                                                                () -> knock(rule, actor))));
    }

    @TestFactory
    Stream<DynamicTest> listsShowTheirReadersNothingForeign() {
        Map<String, String> subjects =
                Map.of(
                        "/providers", PROVIDER_A.toString(),
                        "/enterprises", ENTERPRISE_A1.toString(),
                        "/sites", SITE_A1.toString());
        List<Actor> insiders =
                List.of(
                        Actor.OWNER,
                        Actor.OWNERS_TECHNICIAN,
                        Actor.OWNERS_CUSTOMER,
                        Actor.OWN_COUNTY,
                        Actor.PLATFORM);
        List<Actor> outsiders =
                List.of(Actor.COMPETITOR, Actor.COMPETITORS_CUSTOMER, Actor.NEIGHBOUR_COUNTY);
        return subjects.keySet().stream()
                .flatMap(
                        path ->
                                Stream.concat(insiders.stream(), outsiders.stream())
                                        .map(
                                                actor ->
                                                        dynamicTest(
                                                                path + " as " + actor,
                                                                () ->
                                                                        list(
                                                                                path,
                                                                                subjects.get(path),
                                                                                actor,
                                                                                insiders.contains(
                                                                                        actor)))));
    }

    private static void list(String path, String subject, Actor actor, boolean seen) {
        List<String> ids = Door.allIds(actor.token.get(), path, "sort=name", 20);

        assertThat(ids.contains(subject)).isEqualTo(seen);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(actor.door().get(path + "?count=true&limit=1").jsonPath().getLong("count"))
                .isEqualTo(ids.size());
        // A search by the subject's own name, and the filter by its region, show no more.
        for (String query : List.of("q=甲", "region=330105", "region=330105&q=示范")) {
            assertThat(Door.allIds(actor.token.get(), path, query, 20)).isSubsetOf(ids);
        }
    }

    private static void knock(Rule rule, Actor actor) {
        RequestSpecification door = actor.doorTo(rule.path());
        Supplier<Map<String, Object>> body = rule.body();
        if (body != null) {
            door.body(body.get());
        }
        String method = rule.operation().substring(0, rule.operation().indexOf(' '));
        if (method.equals("PUT")) {
            door.header("If-Match", Door.etag(Door.systemAdmin(), rule.path()));
        }
        Response answer = door.request(method, rule.path());

        assertThat(answer.statusCode())
                .as(() -> answer.body().asString())
                .isEqualTo(rule.answerFor(actor));
        if (answer.statusCode() >= 400) {
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.body().asString())
                    .doesNotContain("示范服务商乙", "exception", "Exception", "select ");
        }
    }

    private List<String> operations() {
        Map<String, Map<String, Object>> paths =
                RestAssured.given()
                        .queryParam("format", "JSON")
                        .get(document)
                        .jsonPath()
                        .getMap("paths");
        List<String> operations = new ArrayList<>();
        paths.forEach(
                (path, methods) ->
                        methods.keySet().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path)
                                .forEach(operations::add));
        return operations;
    }
}
