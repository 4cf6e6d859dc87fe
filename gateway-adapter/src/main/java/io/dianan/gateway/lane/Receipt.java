package io.dianan.gateway.lane;

/** Waits for word that what it handed over is durable in the broker. */
public interface Receipt {
    /** For what nobody waits for. */
    Receipt NONE = () -> {};

    /** Called once for each item, after the broker has acknowledged its batch; must not block. */
    void confirmed();
}
