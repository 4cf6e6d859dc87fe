package io.dianan.device.circuit;

import io.dianan.platform.problem.Problem;

/** What can go wrong with a circuit. */
enum CircuitProblem implements Problem {
    DOUBLE_CHANNEL(409, "The channel has a circuit already"),
    CIRCUIT_ENDED(409, "The circuit has ended"),
    CIRCUIT_KEEPS_CHANNEL(422, "A circuit keeps its device and channel"),
    DEVICE_HAS_CIRCUITS(409, "A device with circuits stays with its enterprise");

    private final int status;
    private final String title;

    CircuitProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
