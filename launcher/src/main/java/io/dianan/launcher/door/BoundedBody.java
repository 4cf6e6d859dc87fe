package io.dianan.launcher.door;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A request's body that fails when more arrives than is allowed. */
final class BoundedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long bytesMax;
    private long bytes;
    private @Nullable Handler<Throwable> onFailure;

    /** More than allowed arrived. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("body too large", null, false, false);
        }
    }

    BoundedBody(ReadStream<Buffer> body, long bytesMax) {
        this.body = body;
        this.bytesMax = bytesMax;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            body.handler(null);
            return this;
        }
        body.handler(
                buffer -> {
                    bytes += buffer.length();
                    if (bytes <= bytesMax) {
                        handler.handle(buffer);
                        return;
                    }
                    Handler<Throwable> failure = onFailure;
                    if (failure != null) {
                        failure.handle(new TooLarge());
                    }
                });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    boolean isTooLarge() {
        return bytes > bytesMax;
    }
}
