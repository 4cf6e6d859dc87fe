package io.dianan.device.credential;

import static io.dianan.device.Fleet.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DeviceSuite
class CredentialResourceTest {
    private final Fleet a = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Fleet b = Fleet.of(Tokens.provider(Owners.PROVIDER_B));

    @Test
    void madeSecretIsShownOnce() {
        String path = path(a.device(Owners.SITE_A11));

        String secret =
                a.post(path, Map.of("kind", "access-token"))
                        .statusCode(201)
                        .header("Cache-Control", "no-store")
                        .body("kind", equalTo("access-token"))
                        .extract()
                        .path("secret");

        assertThat(secret).matches("[A-Za-z0-9_-]{22,}");
        a.get(path)
                .statusCode(200)
                .body("items.kind", contains("access-token"))
                .body("items[0].secret", nullValue());
    }

    @Test
    void broughtTokenIsTakenOnceInTheWholePlatform() {
        Map<String, String> brought = Map.of("kind", "access-token", "secret", Fleet.fresh());
        a.post(path(a.device(Owners.SITE_A11)), brought)
                .statusCode(201)
                .body("secret", equalTo(brought.get("secret")));

        b.post(path(b.device(Owners.SITE_B11)), brought)
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:double-secret"))
                .body("errors.pointer", contains("/secret"))
                .body("detail", not(containsString(brought.get("secret"))))
                .body("detail", not(containsString(Owners.PROVIDER_A.toString())));
    }

    @Test
    void passwordHasANameThatIsUnique() {
        Map<String, String> pump = Map.of("kind", "password", "name", Fleet.fresh());
        UUID device = a.device(Owners.SITE_A11);
        a.post(path(device), pump).statusCode(201).body("name", equalTo(pump.get("name")));

        b.post(path(b.device(Owners.SITE_B11)), pump)
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:double-name"))
                .body("errors.pointer", contains("/name"));
        a.post(path(device), Map.of("kind", "password"))
                .statusCode(422)
                .body("errors.pointer", contains("/name"));
    }

    @Test
    void transmitterIsKnownByItsAddressWhichIsNoSecret() {
        String path = path(a.device(Owners.SITE_A11));

        a.post(path, address("330106000123"))
                .statusCode(201)
                .body("kind", equalTo("gb26875-address"))
                .body("name", equalTo("330106000123"))
                .body("$", not(hasKey("secret")));
        a.post(path, address("0x0001e240abcd")).statusCode(201).body("name", equalTo("8090856397"));

        a.get(path).body("items.name", contains("330106000123", "8090856397"));
    }

    @Test
    void addressIsUniqueHoweverItIsWrittenAndItsOwnerIsNotNamed() {
        a.post(path(a.device(Owners.SITE_A11)), address("77001")).statusCode(201);

        b.post(path(b.device(Owners.SITE_B11)), address("0x000000012cc9"))
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:double-address"))
                .body("detail", containsString("77001"))
                .body("errors.pointer", contains("/name"));
    }

    @Test
    void whatIsNoAddressIsPointedAt() {
        String path = path(a.device(Owners.SITE_A11));
        for (String wrong :
                List.of("0", "00", "281474976710656", "0x0", "4CDBD9D2FB", "0xffffffffffff0")) {
            a.post(path, address(wrong)).statusCode(422).body("errors.pointer", contains("/name"));
        }
        a.post(path, Map.of("kind", "gb26875-address"))
                .statusCode(422)
                .body("errors.pointer", contains("/name"));
        Map<String, String> secret = new HashMap<>(address("5"));
        secret.put("secret", "an address has no secret".replace(' ', '-'));
        a.post(path, secret).statusCode(422).body("errors.pointer", contains("/secret"));
    }

    private static Map<String, String> address(String text) {
        return Map.of("kind", "gb26875-address", "name", text);
    }

    @Test
    void weakOrOddRequestIsPointedAt() {
        String path = path(a.device(Owners.SITE_A11));
        String weak = "nineteen-characters";

        a.post(path, Map.of("kind", "access-token", "secret", weak))
                .statusCode(422)
                .body("errors.pointer", contains("/secret"))
                .body("detail", not(containsString(weak)));
        a.post(path, Map.of("kind", "certificate"))
                .statusCode(422)
                .body("errors.pointer", contains("/kind"));
        a.post(path, Map.of()).statusCode(422).body("errors.pointer", contains("/kind"));
    }

    @Test
    void cutCredentialIsGone() {
        UUID device = a.device(Owners.SITE_A11);
        UUID other = a.device(Owners.SITE_A11);
        UUID credential = a.credential(device);

        a.delete(path(other) + "/" + credential).statusCode(404);
        a.delete(path(device) + "/" + credential).statusCode(204);

        a.delete(path(device) + "/" + credential).statusCode(404);
        a.get(path(device)).body("items.size()", equalTo(0));
        a.get(DEVICES + "/" + device).header("ETag", "\"3\"");
    }

    private static String path(UUID device) {
        return DEVICES + "/" + device + "/credentials";
    }
}
