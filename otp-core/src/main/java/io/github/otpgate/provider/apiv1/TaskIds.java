package io.github.otpgate.provider.apiv1;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Names for tasks: random UUIDs, the 36 characters that the vendor's samples have. */
final class TaskIds implements Supplier<String> {

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT_1 = 0x8000_0000_0000_0000L;

    private final SecureRandom random;

    TaskIds(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String get() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        ByteBuffer halves = ByteBuffer.wrap(bytes);
        long high = (halves.getLong() & ~VERSION_BITS) | VERSION_4;
        long low = (halves.getLong() & ~VARIANT_BITS) | VARIANT_1;
        return new UUID(high, low).toString();
    }
}
