package io.dianan.platform.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.ForgedTokens;
import io.dianan.testkit.TokenDraft;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Which tokens open a door (reliability.md G3), tried on the configuration that all services share.
 */
@QuarkusTest
@WithTestResource(
        value = EmbeddedSuite.class,
        initArgs = @ResourceArg(name = "service", value = "platform-service"))
class TokenTableTest {
    private static final String DOOR = "/api/v1/notes/mine";
    private static final AtomicInteger FETCHES_FROM_ATTACKER = new AtomicInteger();
    private static HttpServer attacker;

    @BeforeAll
    static void open() throws IOException {
        attacker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        attacker.createContext(
                "/",
                exchange -> {
                    FETCHES_FROM_ATTACKER.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        attacker.start();
    }

    @AfterAll
    static void close() {
        attacker.stop(0);
    }

    @TestFactory
    Stream<DynamicTest> everyForgedTokenIsRefused() {
        String keys = "http://127.0.0.1:" + attacker.getAddress().getPort() + "/keys";
        return ForgedTokens.all(Roles.SYSTEM_ADMIN, keys).entrySet().stream()
                .map(
                        forged ->
                                DynamicTest.dynamicTest(
                                        forged.getKey(), () -> refused(forged.getValue())));
    }

    private static void refused(String token) {
        int before = FETCHES_FROM_ATTACKER.get();
        given().auth()
                .oauth2(token)
                .get(DOOR)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dianan:problem:not-signed-in"));
        assertThat(FETCHES_FROM_ATTACKER).hasValue(before);
    }

    @Test
    void aGoodTokenOpensAndNamesTheCaller() {
        given().auth().oauth2(Tokens.systemAdmin()).get(DOOR).then().statusCode(200);
    }

    @Test
    void anAccessTokenAsRfc9068WritesItOpensToo() {
        String token =
                TokenDraft.accessToken("somebody", Roles.SYSTEM_ADMIN)
                        .claim("typ", null)
                        .header("typ", "at+jwt")
                        .sign();
        given().auth().oauth2(token).get(DOOR).then().statusCode(200);
    }

    @Test
    void aTokenInTheAddressIsNotLookedAt() {
        given().queryParam("access_token", Tokens.systemAdmin()).get(DOOR).then().statusCode(401);
    }

    @Test
    void theScopeFollowsFromTheTokenAlone() {
        UUID id = UUID.fromString("01900000-0000-7000-8000-00000000000a");
        assertThat(scopeOf(Tokens.provider(id))).isEqualTo("OfProvider[providerId=" + id + "]");
        assertThat(scopeOf(Tokens.enterprise(id)))
                .isEqualTo("OfEnterprise[enterpriseId=" + id + "]");
        assertThat(scopeOf(Tokens.regulator("330100"))).isEqualTo("Region[code=330100]");
        assertThat(scopeOf(Tokens.machine("gateway-adapter"))).startsWith("Everything");
        assertThat(scopeOf(Tokens.nobody())).isEqualTo("Nobody[]");
    }

    private static String scopeOf(String token) {
        return given().auth()
                .oauth2(token)
                .get("/api/v1/notes/who")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
