/**
 * The judge: reads a fleet's ledger and, through the suite's public doors, what became of it, and
 * says what is lost, doubled, phantom or wrong. It has its own catalogue, its own rounding and its
 * own reader; the ledger format is all that it shares with the fleet, and nothing with the suite.
 */
@NullMarked
package io.dianan.simulator.judge;

import org.jspecify.annotations.NullMarked;
