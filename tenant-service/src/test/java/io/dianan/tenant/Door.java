package io.dianan.tenant;

import io.dianan.tenant.uscc.Uscc;
import io.dianan.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The service's REST door, and who knocks. The owners are the demonstration's. */
public final class Door {
    public static final UUID PROVIDER_A = UUID.fromString("01900000-0000-7000-8000-00000000000a");
    public static final UUID PROVIDER_B = UUID.fromString("01900000-0000-7000-8000-00000000000b");
    public static final UUID ENTERPRISE_A1 =
            UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    public static final UUID ENTERPRISE_B1 =
            UUID.fromString("01900000-0000-7000-8000-0000000000b1");
    public static final UUID SITE_A1 = UUID.fromString("01900000-0000-7000-8000-000000000a11");

    /** Two neighbouring counties of one city. */
    public static final String GONGSHU = "330105";

    public static final String XIHU = "330106";

    private static final AtomicInteger MADE = new AtomicInteger();

    private Door() {}

    public static RequestSpecification as(String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .basePath("/api/v1");
    }

    public static RequestSpecification systemAdmin() {
        return as(Tokens.systemAdmin());
    }

    public static RequestSpecification providerA() {
        return as(Tokens.provider(PROVIDER_A));
    }

    public static RequestSpecification providerB() {
        return as(Tokens.provider(PROVIDER_B));
    }

    public static RequestSpecification regulator(String regionCode) {
        return as(Tokens.regulator(regionCode));
    }

    /** A right code that nobody has yet. */
    public static String freshUscc() {
        String body = "91330106MAT%06d".formatted(MADE.incrementAndGet());
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            if (Uscc.faultIn(body + check).isEmpty()) {
                return body + check;
            }
        }
        throw new IllegalStateException("no check character fits " + body);
    }

    public static Map<String, Object> providerBody(String name) {
        return body("name", name, "uscc", freshUscc(), "regionCode", GONGSHU);
    }

    public static Map<String, Object> enterpriseBody(String name) {
        return body("name", name, "uscc", freshUscc(), "regionCode", GONGSHU);
    }

    public static Map<String, Object> siteBody(UUID enterpriseId, String name) {
        return body(
                "enterpriseId",
                enterpriseId.toString(),
                "name",
                name,
                "address",
                "示范路9号",
                "regionCode",
                GONGSHU);
    }

    /** A body from names and values in turn; a null value leaves the property out. */
    public static Map<String, Object> body(@Nullable Object... pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                body.put((String) pairs[i], value);
            }
        }
        return body;
    }

    /** The same body with one property set, or taken out where {@code value} is null. */
    public static Map<String, Object> with(
            Map<String, Object> body, String name, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    /** What was made, which must have worked. */
    public static UUID created(RequestSpecification door, String path, Map<String, Object> body) {
        return UUID.fromString(
                door.body(body).post(path).then().statusCode(201).extract().path("id"));
    }

    public static String etag(RequestSpecification door, String path) {
        return door.get(path).then().statusCode(200).extract().header("ETag");
    }

    /** The answers of calls that are made at the same time. */
    public static <T> List<T> atOnce(int times, IntFunction<T> call) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> calls =
                    IntStream.range(0, times)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return call.apply(i);
                                                    }))
                            .toList();
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : calls) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of a whole list, page by page. */
    public static List<String> allIds(String token, String path, String query, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification door = as(token).queryParam("limit", limit);
            if (cursor != null) {
                door.queryParam("cursor", cursor);
            }
            Response page = door.get(path + (query.isEmpty() ? "" : "?" + query));
            page.then().statusCode(200);
            ids.addAll(page.jsonPath().getList("items.id", String.class));
            cursor = page.path("next");
        } while (cursor != null);
        return ids;
    }
}
