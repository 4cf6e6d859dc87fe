package io.dianan.alarm.rule;

/**
 * What a rule says.
 *
 * @param standing what stands after the newest observation
 * @param memory what the rule wants to see again next time
 */
public record Verdict(Severity standing, RuleMemory memory) {
    static Verdict of(RuleMemory memory) {
        return new Verdict(memory.standing(), memory);
    }
}
