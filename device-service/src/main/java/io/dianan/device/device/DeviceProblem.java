package io.dianan.device.device;

import io.dianan.platform.problem.Problem;

/** What can go wrong with a device. */
enum DeviceProblem implements Problem {
    DOUBLE_SERIAL_NUMBER(409, "Serial number is registered already"),
    DOUBLE_IMEI(409, "IMEI is registered already"),
    DOUBLE_ICCID(409, "ICCID is registered already"),
    ILLEGAL_STEP(409, "Not a legal step in the device's life"),
    DEVICE_REMOVED(409, "The device is removed");

    private final int status;
    private final String title;

    DeviceProblem(int status, String title) {
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
