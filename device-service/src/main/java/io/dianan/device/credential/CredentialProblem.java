package io.dianan.device.credential;

import io.dianan.platform.problem.Problem;

/** What can go wrong with a credential. */
enum CredentialProblem implements Problem {
    DOUBLE_SECRET(409, "The secret is in use"),
    DOUBLE_ADDRESS(409, "The address is in use"),
    DOUBLE_NAME(409, "The name is in use"),
    TOO_MANY_CREDENTIALS(409, "The device has too many credentials");

    private final int status;
    private final String title;

    CredentialProblem(int status, String title) {
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
