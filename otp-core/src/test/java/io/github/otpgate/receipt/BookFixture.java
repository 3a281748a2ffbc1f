package io.github.otpgate.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A book over a scripted store. */
final class BookFixture {

    static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    /** Hides nothing; names are hashes that differ. */
    static final Sealer SEALER = new Sealer() {
        @Override
        public List<Bytes> names(Bytes identity) {
            return List.of(Bytes.of(UUID.nameUUIDFromBytes(identity.toArray())
                    .toString()
                    .replace("-", "")
                    .substring(0, 16)
                    .getBytes(US_ASCII)));
        }

        @Override
        public Bytes seal(Bytes plain) {
            return plain;
        }

        @Override
        public Optional<Bytes> open(Bytes sealed) {
            return Optional.of(sealed);
        }
    };

    final ScriptedReceiptStore store = new ScriptedReceiptStore();
    final List<DeliveryReport> again = new ArrayList<>();
    final ReceiptBook book = book(NOON);

    /** Another one over the same store, at another time. */
    ReceiptBook book(Instant at) {
        return book(Clock.fixed(at, ZoneOffset.UTC));
    }

    ReceiptBook book(Clock clock) {
        return new ReceiptBook(store, SEALER, new SecureRandom(), clock, (provider, reports) -> {
            again.addAll(reports);
            return CompletableFuture.completedFuture(null);
        });
    }

    static Opening opening(Channel channel, boolean withheld) {
        Bytes nonce = Bytes.of(new byte[16]);
        return new Opening(new ChallengeId("id-1"), nonce, PHONE, new Purpose("login"), channel, withheld);
    }

    /** Another one. */
    static Bytes attempt() {
        return Bytes.of(Arrays.copyOf(UUID.randomUUID().toString().getBytes(US_ASCII), 4));
    }

    static DeliveryReport report(String id, DeliveryOutcome outcome) {
        return new DeliveryReport(id, Optional.empty(), outcome, "word", Optional.empty());
    }

    /** Goes on by a minute and a half whenever it is read. */
    static Clock hasty() {
        return new Clock() {
            private final AtomicLong reads = new AtomicLong();

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return NOON.plus(Duration.ofSeconds(90).multipliedBy(reads.incrementAndGet()));
            }
        };
    }
}
