package io.dianan.platform.lane;

/** Somebody else owns this process's lanes: whoever holds a connection for them lets go of it. */
record LanesGivenUp() {}
