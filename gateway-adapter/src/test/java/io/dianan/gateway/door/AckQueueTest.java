package io.dianan.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.gateway.door.AckQueue.Pending;
import io.dianan.gateway.intake.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AckQueueTest {
    private final AckQueue queue = new AckQueue();

    @Test
    void anAnswerWaitsForTheOnesBeforeIt() {
        Delivery first = add(1);
        Delivery second = add(2);
        Delivery third = add(3);

        third.handedOver();
        second.handedOver();
        assertThat(answered()).isEmpty();

        first.handedOver();
        assertThat(answered()).containsExactly(1, 2, 3);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aMessageIsAnsweredWhenItsLastPartIsConfirmed() {
        Delivery message = add(1);
        message.expectPart();
        message.expectPart();
        message.handedOver();
        assertThat(answered()).isEmpty();
        message.confirmed();
        assertThat(answered()).isEmpty();
        message.confirmed();
        assertThat(answered()).containsExactly(1);
    }

    @Test
    void aPartThatIsConfirmedBeforeTheNextIsHandedOverDoesNotAnswerTheMessage() {
        Delivery message = add(1);
        message.expectPart();
        message.confirmed();
        assertThat(answered()).isEmpty();
        message.expectPart();
        message.handedOver();
        assertThat(answered()).isEmpty();
        message.confirmed();
        assertThat(answered()).containsExactly(1);
    }

    private Delivery add(int packetId) {
        Delivery delivery = new Delivery(() -> {});
        queue.add(packetId, delivery);
        return delivery;
    }

    private List<Integer> answered() {
        List<Integer> all = new ArrayList<>();
        for (Pending next = queue.nextDone(); next != null; next = queue.nextDone()) {
            all.add(next.packetId());
        }
        return all;
    }
}
