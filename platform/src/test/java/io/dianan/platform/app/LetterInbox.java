package io.dianan.platform.app;

import io.smallrye.reactive.messaging.mqtt.ReceivingMqttMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes letters in and acknowledges only what it is told to. */
@ApplicationScoped
public class LetterInbox {
    private final List<Message<byte[]>> letters = new CopyOnWriteArrayList<>();

    @Incoming("letters")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<byte[]> letter) {
        letters.add(letter);
        return CompletableFuture.completedFuture(null);
    }

    public List<String> texts() {
        return letters.stream()
                .map(letter -> new String(letter.getPayload(), StandardCharsets.UTF_8))
                .toList();
    }

    public void acknowledge(int index) {
        letters.get(index)
                .getMetadata(ReceivingMqttMessageMetadata.class)
                .orElseThrow()
                .getMessage()
                .ack();
    }

    public void forget() {
        letters.clear();
    }
}
