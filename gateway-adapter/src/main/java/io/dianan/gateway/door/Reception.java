package io.dianan.gateway.door;

import io.dianan.gateway.event.EventJournal;
import io.dianan.gateway.event.EventJournal.SecurityText;
import io.dianan.gateway.event.SecurityType;
import io.dianan.gateway.lane.Receipt;
import io.dianan.gateway.registry.LateRegistration;
import io.dianan.gateway.registry.RegisteredDevice;
import io.dianan.gateway.registry.Registry;
import io.dianan.gateway.session.Sessions;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Looks a device up by what it says of itself. */
@Singleton
class Reception {
    private final Credentials credentials;
    private final Registry registry;
    private final LateRegistration late;
    private final EventJournal journal;
    private final Sessions sessions;

    /** Who knocks, or why it may not come in. */
    sealed interface Verdict {
        record Welcome(RegisteredDevice device, String credentialKey) implements Verdict {}

        record Refused(Refusal refusal) implements Verdict {}
    }

    /** The address of a knocking connection: for events, and for their rate. */
    record Peer(String hostAndPort, String host) {}

    Reception(
            Credentials credentials,
            Registry registry,
            LateRegistration late,
            EventJournal journal,
            Sessions sessions) {
        this.credentials = credentials;
        this.registry = registry;
        this.late = late;
        this.journal = journal;
        this.sessions = sessions;
    }

    /** Completed at once for a known credential; else on another thread, within seconds. */
    CompletionStage<Verdict> judge(MqttConnectPayload signIn, Peer peer) {
        String key = credentials.keyOf(signIn);
        if (key == null) {
            return CompletableFuture.completedFuture(stranger(signIn, peer));
        }
        Verdict known = judge(key, peer);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        return late.ask(key)
                .thenApply(
                        answer ->
                                switch (answer) {
                                    case KNOWN -> {
                                        Verdict now = judge(key, peer);
                                        yield now == null ? stranger(signIn, peer) : now;
                                    }
                                    case UNKNOWN -> stranger(signIn, peer);
                                    case NOT_ASKED -> new Verdict.Refused(Refusal.UNAVAILABLE);
                                });
    }

    private @Nullable Verdict judge(String key, Peer peer) {
        RegisteredDevice device = registry.byCredential(key).orElse(null);
        if (device == null) {
            return null;
        }
        if (device.removed()) {
            journal.security(
                    SecurityType.REMOVED_DEVICE,
                    device,
                    device.id().toString(),
                    new SecurityText("a removed device signs in", peer.hostAndPort()),
                    Receipt.NONE);
            return new Verdict.Refused(Refusal.REMOVED_DEVICE);
        }
        if (sessions.flapping(device.id())) {
            return new Verdict.Refused(Refusal.FLAPPING);
        }
        if (journal.full(device.lane())) {
            return new Verdict.Refused(Refusal.BUSY);
        }
        return new Verdict.Welcome(device, key);
    }

    /** An access token is a secret and is not told; a credential's name is none. */
    private Verdict stranger(MqttConnectPayload signIn, Peer peer) {
        boolean named = signIn.passwordInBytes() != null && signIn.passwordInBytes().length > 0;
        String who = named ? "credential " + signIn.userName() : "an access token";
        boolean repeats = signIn.clientIdentifier().equals(signIn.userName());
        String client = repeats ? "the same again" : signIn.clientIdentifier();
        journal.security(
                SecurityType.UNKNOWN_CREDENTIAL,
                null,
                peer.host(),
                new SecurityText(who + ", client id " + client, peer.hostAndPort()),
                Receipt.NONE);
        return new Verdict.Refused(Refusal.BAD_CREDENTIALS);
    }
}
