package io.dianan.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The inside address of a realm: its key set, and tokens for machines by client credentials, at the
 * paths that the identity provider has. Every client has the secret {@link #CLIENT_SECRET}.
 */
final class TokenIssuer implements AutoCloseable {
    static final String CLIENT_SECRET = "testkit-client";
    private static final String REALM = "/auth/realms/dianan";

    private final HttpServer server;

    private TokenIssuer(HttpServer server) {
        this.server = server;
    }

    static TokenIssuer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    REALM + "/protocol/openid-connect/certs",
                    exchange -> answer(exchange, 200, keySet()));
            server.createContext(
                    REALM + "/protocol/openid-connect/token", TokenIssuer::clientCredentials);
            server.start();
            return new TokenIssuer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String realmUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void clientCredentials(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String basic =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .filter(value -> value.startsWith("Basic "))
                        .map(value -> value.substring("Basic ".length()))
                        .map(
                                value ->
                                        new String(
                                                Base64.getDecoder().decode(value),
                                                StandardCharsets.UTF_8))
                        .orElseGet(
                                () ->
                                        form(body, "client_id").orElse("")
                                                + ":"
                                                + form(body, "client_secret").orElse(""));
        String client = basic.substring(0, basic.indexOf(':'));
        boolean known =
                !client.isEmpty()
                        && basic.endsWith(":" + CLIENT_SECRET)
                        && form(body, "grant_type")
                                .filter("client_credentials"::equals)
                                .isPresent();
        if (!known) {
            answer(exchange, 401, "{\"error\": \"invalid_client\"}");
            return;
        }
        answer(
                exchange,
                200,
                """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 3600}
                """
                        .formatted(Tokens.machine(client)));
    }

    private static Optional<String> form(String body, String name) {
        return Arrays.stream(body.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .findFirst();
    }

    private static String keySet() {
        RSAPublicKey key = TokenKeys.publicKey();
        return """
        {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}
        """
                .formatted(
                        TokenDraft.KEY_ID,
                        unsigned(key.getModulus()),
                        unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
