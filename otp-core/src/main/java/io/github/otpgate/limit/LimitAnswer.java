package io.github.otpgate.limit;

/** What the bucket of a rule said. */
record LimitAnswer(LimitRule rule, Tokens tokens) {}
