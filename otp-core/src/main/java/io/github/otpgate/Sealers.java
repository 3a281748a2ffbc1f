package io.github.otpgate;

import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.ReferenceSealer;

/** The keys, and what is sealed with them. */
record Sealers(KeyRing keys, CodeSealer codes, ReferenceSealer references) {}
