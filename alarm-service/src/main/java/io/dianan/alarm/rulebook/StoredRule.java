package io.dianan.alarm.rulebook;

import java.util.UUID;

/**
 * A rule that somebody has set.
 *
 * @param subjectId the model or the circuit
 */
record StoredRule(UUID id, RuleLevel level, UUID subjectId, Quantity quantity, Limits limits) {}
