package io.dianan.alarm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.alarm.Alarms;
import io.dianan.alarm.directory.Fleet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every operation of the OpenAPI document, tried by every kind of caller. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class AccessMatrixTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @TestHTTPResource(value = "openapi?format=json", management = true)
    URI document;

    @Inject Fleet fleet;
    @Inject Alarms alarms;

    @Test
    void everyOperationHasARule() {
        Map<String, Map<String, Object>> paths =
                given().urlEncodingEnabled(false)
                        .get(document)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach(
                (path, byMethod) ->
                        byMethod.keySet().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path)
                                .forEach(operations::add));

        // It never ends: StreamAccessTest.
        assertThat(operations.remove("GET /api/v1/events/stream")).isTrue();
        assertThat(AccessRules.all().stream().map(AccessRule::operation))
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void everyCallerGetsWhatTheRuleSays() {
        List<String> faults = new ArrayList<>();
        for (AccessRule rule : AccessRules.all()) {
            AccessThings things = AccessThings.fresh(fleet, alarms);
            for (AccessCaller caller : AccessCaller.values()) {
                Response response = request(rule, caller, things);
                faults.addAll(faults(rule, caller, things, response));
                if (response.statusCode() < 300 && !rule.method().equals("GET")) {
                    things = AccessThings.fresh(fleet, alarms);
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    private static Response request(AccessRule rule, AccessCaller caller, AccessThings things) {
        RequestSpecification request =
                given().urlEncodingEnabled(false).header("If-Match", "\"1\"");
        caller.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        Object body = rule.body().apply(things);
        if (!body.equals("")) {
            request.contentType("application/json").body(body);
        }
        return request.request(rule.method(), rule.path().apply(things));
    }

    private static List<String> faults(
            AccessRule rule, AccessCaller caller, AccessThings things, Response response) {
        List<String> faults = new ArrayList<>();
        int expected = rule.statuses().get(caller);
        if (response.statusCode() != expected) {
            faults.add(
                    "%s as %s: %d, not %d"
                            .formatted(rule.operation(), caller, response.statusCode(), expected));
        }
        if (response.statusCode() >= 400
                && !"application/problem+json".equals(response.contentType())) {
            faults.add(
                    "%s as %s: %d without a problem"
                            .formatted(rule.operation(), caller, response.statusCode()));
        }
        if (rule.isList() && response.statusCode() == 200) {
            boolean shows = response.asString().contains(rule.shown().apply(things).toString());
            if (shows != AccessCaller.ENTITLED.contains(caller)) {
                faults.add(
                        "%s as %s: %s"
                                .formatted(
                                        rule.operation(),
                                        caller,
                                        shows ? "shows a foreign thing" : "hides an own thing"));
            }
        }
        return faults;
    }
}
