/**
 * The simulator: a fleet of devices that speaks the field protocols and keeps a ledger, and the
 * judge that compares the ledger with what the suite shows through its public doors. It shares no
 * code with the suite.
 */
@NullMarked
package io.dianan.simulator;

import org.jspecify.annotations.NullMarked;
