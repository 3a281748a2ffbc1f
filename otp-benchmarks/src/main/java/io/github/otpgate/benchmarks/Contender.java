package io.github.otpgate.benchmarks;

/** One way to issue and verify codes. Thread safe. */
interface Contender extends AutoCloseable {

    /**
     * Issues a code to a phone that may be sent to.
     *
     * @throws IllegalStateException where it is refused
     */
    Held issue(String phone);

    /** Whether the guess was right. */
    boolean verify(Held held, String guess);

    /** Issues, then verifies. */
    default void cycle(String phone) {
        Held held = issue(phone);
        if (!verify(held, held.code())) {
            throw new IllegalStateException("a right code was not verified");
        }
    }

    @Override
    void close();

    /** What is held after an issue: the code by the phone's owner, the challenge's name by the browser. */
    record Held(String challenge, String code) {

        /** As many digits, none of them right. */
        String wrong() {
            StringBuilder digits = new StringBuilder();
            code.chars().forEach(digit -> digits.append((digit - '0' + 1) % 10));
            return digits.toString();
        }

        @Override
        public String toString() {
            return "Held[redacted]";
        }
    }
}
