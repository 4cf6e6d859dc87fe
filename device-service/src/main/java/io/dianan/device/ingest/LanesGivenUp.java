package io.dianan.device.ingest;

/** Somebody else owns this process's lanes: whoever holds a connection for them lets go of it. */
record LanesGivenUp() {}
