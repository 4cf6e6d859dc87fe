package io.dianan.gateway.registry;

import java.io.IOException;

/** Takes the registry's lines one by one. */
interface LineSink {
    void accept(String line) throws IOException;
}
