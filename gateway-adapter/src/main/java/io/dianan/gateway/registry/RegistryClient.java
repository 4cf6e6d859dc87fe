package io.dianan.gateway.registry;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks device-service for the registry, with this gateway's machine token. Blocking; called on
 * virtual threads. It is a {@link HttpURLConnection} because its read timeout holds for each read
 * of a long stream and not for the whole.
 */
@Singleton
class RegistryClient {
    private static final String PATH = "/internal/v1/gateway-registry";
    private static final Duration TOKEN_WAIT = Duration.ofSeconds(10);

    private final OidcClient oidc;
    private final RegistryConfig config;
    private @Nullable Tokens tokens;

    RegistryClient(OidcClient oidc, RegistryConfig config) {
        this.oidc = oidc;
        this.config = config;
    }

    /**
     * Streams the whole registry.
     *
     * @throws IOException if it could not be read to its last line
     */
    void readAll(LineSink sink) throws IOException {
        read(PATH, sink);
    }

    /**
     * Streams the devices of these credentials with their models.
     *
     * @throws IOException if the answer could not be read to its last line
     */
    void readOf(List<String> credentialKeys, LineSink sink) throws IOException {
        read(PATH + "?credential=" + String.join("&credential=", credentialKeys), sink);
    }

    private void read(String path, LineSink sink) throws IOException {
        HttpURLConnection connection = open(path);
        try {
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
                forgetToken();
            }
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("device-service answered " + status);
            }
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.UTF_8))) {
                pass(lines, sink);
            }
        } finally {
            connection.disconnect();
        }
    }

    private static void pass(BufferedReader lines, LineSink sink) throws IOException {
        String line = lines.readLine();
        while (line != null) {
            if (Boolean.TRUE.equals(RegistryLines.parse(line).end())) {
                sink.accept(line);
                return;
            }
            sink.accept(line);
            line = lines.readLine();
        }
        throw new IOException("the registry broke off before its last line");
    }

    private HttpURLConnection open(String path) throws IOException {
        URI address = URI.create(config.deviceService() + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()));
        connection.setReadTimeout(Math.toIntExact(config.readTimeout().toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "application/x-ndjson");
        connection.setRequestProperty("Authorization", "Bearer " + accessToken());
        return connection;
    }

    private synchronized String accessToken() throws IOException {
        if (tokens == null || tokens.isAccessTokenExpired()) {
            try {
                tokens = oidc.getTokens().await().atMost(TOKEN_WAIT);
            } catch (RuntimeException e) {
                throw new IOException("no token from the identity provider", e);
            }
        }
        return tokens.getAccessToken();
    }

    private synchronized void forgetToken() {
        tokens = null;
    }
}
