package io.dianan.alarm.machine;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One GET after the other, with this service's machine token, which is kept while it is good. */
@ApplicationScoped
public class MachineCalls {
    private final MachineConfig config;
    private final OidcClient oidc;
    private final HttpClient http;
    private @Nullable Tokens tokens;

    MachineCalls(MachineConfig config, OidcClient oidc) {
        this.config = config;
        this.oidc = oidc;
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    /**
     * The body of the answer; nothing where the peer says that there is no such thing.
     *
     * @param path with its query, as it is sent
     * @throws PeerAwayException where the peer gives no such answer
     */
    public Optional<byte[]> get(Peer peer, String path) {
        HttpResponse<byte[]> answer = send(address(peer).resolve(path));
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(answer.body());
            case 404 -> Optional.empty();
            default -> {
                if (answer.statusCode() == 401) {
                    forgetToken();
                }
                throw new PeerAwayException(
                        answer.uri() + " answered " + answer.statusCode(), null);
            }
        };
    }

    private URI address(Peer peer) {
        return switch (peer) {
            case DEVICE -> config.deviceUrl();
            case TENANT -> config.tenantUrl();
        };
    }

    private HttpResponse<byte[]> send(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(config.timeout())
                        .header("Authorization", "Bearer " + accessToken())
                        .header("Accept", "application/json")
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new PeerAwayException(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerAwayException("interrupted while asking " + address, e);
        }
    }

    private synchronized String accessToken() {
        if (tokens == null || tokens.isAccessTokenExpired()) {
            try {
                tokens = oidc.getTokens().await().atMost(config.timeout());
            } catch (RuntimeException e) {
                throw new PeerAwayException("the identity provider gives no token", e);
            }
        }
        return tokens.getAccessToken();
    }

    private synchronized void forgetToken() {
        tokens = null;
    }
}
