package io.dianan.platform.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = EmbeddedSuite.class,
        initArgs = @ResourceArg(name = "service", value = "platform-service"))
class ProblemOnTheWireTest {
    private static final String NOTES = "/api/v1/notes";
    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void aGoodBodyIsTaken() {
        post("{\"text\": \"a\", \"weight\": 1.50}")
                .statusCode(200)
                .body(containsString("\"weight\":1.50"))
                .body(not(containsString("colour")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"text": "a", "weight": 1, "colr": 1}               | /colr         | unknown property colr
                    {"text": "a", "weight": "1"}                        | /weight       | this must be a number that fits
                    {"text": 7, "weight": 1}                            | /text         | 7 is not a text
                    {"text": "a", "weight": {}}                         | /weight       | this must be a number that fits
                    {"text": "a", "weight": 1, "colour": "BLUE"}        | /colour       | BLUE is not one of RED, GREEN
                    {"text": "a", "weight": 1, "other": "x"}            | /other        | x is not a UUID
                    {"text": "a", "weight": 1, "at": "today"}           | /at           | today is not a time as in RFC 3339
                    {"text": "a", "weight": 1, "lines": {}}             | /lines        | this must be a list
                    {"text": "a", "weight": 1, "lines": [{"text": "b", "weight": 1.5}]} | /lines/0/weight | 1.5 is not a number that fits
                    {"text": "a", "weight": 1, "lines": [{"text": "", "weight": 1}]}    | /lines/0/text   | must not be blank
                    {"weight": 1}                                       | /text         | must not be blank
                    {"text": "a", "weight": -1}                         | /weight       | must be greater than 0
                    {"text": "forbidden", "weight": 1}                  | ''            | text must not be forbidden
                    []                                                  | ''            | this must be an object
                    """)
    void aWrongBodyIsToldWhereItIsWrong(String body, String pointer, String detail) {
        problem(post(body), 422, "invalid-body")
                .body("errors.pointer", contains(pointer))
                .body("errors.detail", contains(detail));
    }

    @Test
    void everyErrorOfABodyIsTold() {
        problem(post("{\"text\": \"\", \"weight\": -1}"), 422, "invalid-body")
                .body("errors.pointer", contains("/text", "/weight"));
    }

    @Test
    void aMissingBodyIsToldAsSuch() {
        problem(post(""), 422, "invalid-body").body("errors.pointer", contains(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"text\": \"a\", \"weight\": 1} {}",
                "{\"text\": \"a\", \"text\": \"b\", \"weight\": 1}",
                "{\"text\": \"a\", \"weight\": NaN}",
                "{\"text\": \"a\", \"weight\": 1, \"lines\": [{\"text\": }]}",
                "nonsense"
            })
    void whatIsNoJsonIsUnparsable(String body) {
        problem(post(body), 400, "unparsable-body");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsRefusedBeforeItIsBuilt(String body) throws Exception {
        HttpResponse<String> answer = send(BodyPublishers.ofString(body));
        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(answer.body()).contains("urn:dianan:problem:");
    }

    static Stream<Named<String>> bombs() {
        return Stream.of(
                Named.of("deep", "[".repeat(10_000)),
                Named.of("deep and known", "{\"lines\": ".repeat(40)),
                Named.of("long text", "{\"text\": \"" + "a".repeat(17 * 1024) + "\"}"),
                Named.of("long number", "{\"weight\": " + "9".repeat(100) + "}"));
    }

    @Test
    void aBodyAboveTheLimitIsTooLarge() throws Exception {
        HttpResponse<String> answer = send(BodyPublishers.ofByteArray(new byte[2 * MEBIBYTE]));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("urn:dianan:problem:body-too-large");
    }

    @Test
    void aBodyThatDoesNotTellItsLengthIsCutOffAtTheLimit() throws Exception {
        byte[] text = ("\"" + "a".repeat(2 * MEBIBYTE) + "\"").getBytes(UTF_8);
        HttpResponse<String> answer =
                send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text)));
        assertThat(answer.statusCode()).isIn(400, 413);
    }

    @Test
    void anUnknownIdIsNotFoundAndSoIsWhatIsNoId() {
        problem(given().get(NOTES + "/" + UUID.randomUUID()).then(), 404, "not-found")
                .body("detail", containsString("no note"));
        problem(given().get(NOTES + "/seven").then(), 404, "not-found");
        problem(given().get("/api/v1/nothing").then(), 404, "not-found");
    }

    @Test
    void aWrongParameterIsNamed() {
        problem(given().get(NOTES + "?limit=500").then(), 400, "invalid-parameter")
                .body("detail", containsString("limit"));
    }

    @Test
    void theWrongMethodMediaTypeOrAnswerIsRefused() {
        problem(given().delete(NOTES).then(), 405, "method-not-allowed");
        problem(
                given().contentType("text/plain").body("a").post(NOTES).then(),
                415,
                "unsupported-media-type");
        problem(given().accept("image/png").get(NOTES).then(), 406, "not-acceptable");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndWhoMayNotIsTold() {
        problem(given().get(NOTES + "/mine").then(), 401, "not-signed-in")
                .header("WWW-Authenticate", containsString("Bearer"));
        problem(
                given().auth().oauth2(Tokens.auditor()).get(NOTES + "/mine").then(),
                403,
                "not-allowed");
        given().auth().oauth2(Tokens.systemAdmin()).get(NOTES + "/mine").then().statusCode(200);
    }

    @Test
    void anOperationThatDeclaresNothingIsClosed() {
        problem(given().get(NOTES + "/undeclared").then(), 401, "not-signed-in");
        problem(
                given().auth().oauth2(Tokens.systemAdmin()).get(NOTES + "/undeclared").then(),
                403,
                "not-allowed");
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableAndSaysWhenToComeAgain() {
        problem(given().get(NOTES + "/database-away").then(), 503, "unavailable")
                .header("Retry-After", notNullValue());
    }

    @Test
    void whatIsOurFaultTellsNothingOfTheInside() {
        problem(given().get(NOTES + "/broken").then(), 500, "internal")
                .body(not(containsString("select")))
                .body(not(containsString("io.dianan")));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post(NOTES).then();
    }

    private static ValidatableResponse problem(
            ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dianan:problem:" + type))
                .body("status", equalTo(status))
                .body("title", notNullValue());
    }

    private static HttpResponse<String> send(BodyPublisher body) throws Exception {
        URI notes = URI.create(RestAssured.baseURI + ":" + RestAssured.port + NOTES);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(notes)
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
