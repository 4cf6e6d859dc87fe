package io.dianan.platform.lane;

import io.dianan.contracts.lane.Lane;
import io.quarkus.arc.All;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The lanes that this process owns, each with a loop for readings and one for events. Who loses one
 * has lost all: lanes change hands only with the process, and two that fight for sessions would
 * serve nobody.
 */
@ApplicationScoped
@IfBuildProperty(name = Lanes.PRESENT, stringValue = "true")
class Lanes {
    /** Set to {@code true} by a service that consumes lanes. */
    static final String PRESENT = "dianan.lanes";

    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final Duration DRAIN_MAX = Duration.ofSeconds(15);

    private final Map<String, LaneLoop<?, ?>> loopByTopic = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Event<LanesGivenUp> givenUp;

    Lanes(
            @All List<BatchWork<?, ?>> works,
            LoopFactory factory,
            LaneConfig config,
            Event<LanesGivenUp> givenUp) {
        this.givenUp = givenUp;
        for (BatchWork<?, ?> work : works) {
            config.lanes().entrySet().stream()
                    .filter(lane -> lane.getValue().enabled())
                    .map(lane -> new LaneKey(work.kind(), new Lane(lane.getKey())))
                    .forEach(key -> loopByTopic.put(key.topic(), factory.loop(key, work)));
        }
    }

    void start(@Observes StartupEvent event) {
        loopByTopic.forEach(
                (topic, loop) ->
                        threads.add(Thread.ofVirtual().name(topic).start(() -> run(loop))));
    }

    /** Lets each loop end the drain that it is at; what is not acknowledged comes again. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loopByTopic.values().forEach(LaneLoop::stop);
        long end = System.nanoTime() + DRAIN_MAX.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    /** Hands a message to its lane; waits while the lane has as many as it may hold. */
    void hand(String topic, Delivery delivery) throws InterruptedException {
        LaneLoop<?, ?> loop = loopByTopic.get(topic);
        if (loop == null) {
            LOG.errorf("a message on %s, which no lane of this process listens to", topic);
            return;
        }
        loop.hand(delivery);
    }

    Map<String, LaneState> states() {
        Map<String, LaneState> states = new HashMap<>();
        loopByTopic.values().forEach(loop -> states.put(loop.key().toString(), loop.state()));
        return states;
    }

    private void run(LaneLoop<?, ?> loop) {
        loop.run();
        if (loop.state() == LaneState.EVICTED) {
            loopByTopic.values().forEach(LaneLoop::stop);
            givenUp.fire(new LanesGivenUp());
        }
    }
}
