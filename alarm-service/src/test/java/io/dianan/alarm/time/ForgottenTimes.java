package io.dianan.alarm.time;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes a lane's time unknown, as in a new process. */
@ApplicationScoped
public class ForgottenTimes {
    private final LaneTimes times;

    ForgottenTimes(LaneTimes times) {
        this.times = times;
    }

    public void forget(int lane) {
        times.forget(lane);
    }
}
