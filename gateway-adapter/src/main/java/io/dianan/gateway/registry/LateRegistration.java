package io.dianan.gateway.registry;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks device-service about credentials that the registry does not know, since a device may connect
 * in the moment in which it is registered. One question at a time carries all that wait; the pause
 * after it grows with what it cost, so that a crowd of strangers cannot wear device-service down.
 */
@Singleton
public class LateRegistration {
    private static final int KEYS_PER_QUESTION = 50;
    private static final int REMEMBERED_MAX = 10_000;

    /** The pause after a question is this many times its duration. */
    private static final int PAUSE_FACTOR = 4;

    private final Registry registry;
    private final RegistryClient client;
    private final RegistryConfig config;
    private final Map<String, CompletableFuture<Answer>> waiting = new LinkedHashMap<>();
    private final Map<String, Long> unknownUntilNanos =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };
    private boolean asking;

    /** What is to be said to the device. */
    public enum Answer {
        /** The registry has the credential now. */
        KNOWN,
        /** device-service does not know it either. */
        UNKNOWN,
        /** device-service could not be asked, or too many wait: nothing is known. */
        NOT_ASKED
    }

    LateRegistration(Registry registry, RegistryClient client, RegistryConfig config) {
        this.registry = registry;
        this.client = client;
        this.config = config;
    }

    /** The answer comes within the configured wait, on another thread. */
    public CompletableFuture<Answer> ask(String credentialKey) {
        CompletableFuture<Answer> answer;
        synchronized (this) {
            Long until = unknownUntilNanos.get(credentialKey);
            if (until != null && System.nanoTime() - until < 0) {
                return CompletableFuture.completedFuture(Answer.UNKNOWN);
            }
            CompletableFuture<Answer> same = waiting.get(credentialKey);
            if (same != null && !same.isDone()) {
                return same;
            }
            if (waiting.size() >= config.questionsWaitingMax()) {
                return CompletableFuture.completedFuture(Answer.NOT_ASKED);
            }
            answer = new CompletableFuture<>();
            waiting.put(credentialKey, answer);
            if (!asking) {
                asking = true;
                Thread.ofVirtual().name("late-registration").start(this::askUntilNobodyWaits);
            }
        }
        answer.completeOnTimeout(
                Answer.NOT_ASKED, config.questionWaitMax().toMillis(), TimeUnit.MILLISECONDS);
        return answer;
    }

    private void askUntilNobodyWaits() {
        try {
            Map<String, CompletableFuture<Answer>> question = next();
            while (!question.isEmpty()) {
                long began = System.nanoTime();
                answer(question, ask(List.copyOf(question.keySet())));
                long nanos =
                        Math.max(
                                config.questionInterval().toNanos(),
                                PAUSE_FACTOR * (System.nanoTime() - began));
                TimeUnit.NANOSECONDS.sleep(Math.min(nanos, Duration.ofMinutes(1).toNanos()));
                question = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Map<String, CompletableFuture<Answer>> next() {
        Map<String, CompletableFuture<Answer>> question = new LinkedHashMap<>();
        for (String key : new ArrayList<>(waiting.keySet())) {
            if (question.size() == KEYS_PER_QUESTION) {
                break;
            }
            CompletableFuture<Answer> answer = waiting.remove(key);
            if (answer != null && !answer.isDone()) {
                question.put(key, answer);
            }
        }
        asking = !question.isEmpty();
        return question;
    }

    private Answer ask(List<String> credentialKeys) {
        try {
            client.readOf(credentialKeys, line -> registry.upsert(RegistryLines.parse(line)));
            return Answer.UNKNOWN;
        } catch (IOException | RuntimeException e) {
            return Answer.NOT_ASKED;
        }
    }

    private void answer(Map<String, CompletableFuture<Answer>> question, Answer ofUnknown) {
        long until = System.nanoTime() + config.unknownRemembered().toNanos();
        question.forEach(
                (key, answer) -> {
                    if (registry.byCredential(key).isPresent()) {
                        answer.complete(Answer.KNOWN);
                        return;
                    }
                    if (ofUnknown == Answer.UNKNOWN) {
                        synchronized (this) {
                            unknownUntilNanos.put(key, until);
                        }
                    }
                    answer.complete(ofUnknown);
                });
    }
}
