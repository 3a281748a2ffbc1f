package io.github.otpgate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.guard.GuardSource.Guarded;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What numbers share, and what they do not. */
class NamesTest {

    private final GuardNames names = new GuardNames(NamesTest::hash);

    /** Not keyed, but as long as one that is. */
    static Bytes hash(String use, Bytes content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(use.getBytes(StandardCharsets.US_ASCII));
            return Bytes.of(digest.digest(content.toArray())).slice(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private GuardSource range(String phone) {
        return names.range(new PhoneNumber(phone));
    }

    @Test
    void range_ofAPhone_hidesTheLastDigits() {
        assertThat(range("+8613800138000").guarded())
                .extracting(Guarded::label)
                .containsExactly("+861380013****", "+8613800138***");
    }

    @Test
    void range_neighbours_shareWhatTheirDigitsShare() {
        GuardSource phone = range("+8613800138000");

        assertThat(range("+8613800138999")).isEqualTo(phone);
        assertThat(range("+8613800139000").name()).isEqualTo(phone.name());
        assertThat(range("+8613800139000").guarded().get(0))
                .isEqualTo(phone.guarded().get(0));
        assertThat(range("+8613800139000").guarded().get(1))
                .isNotEqualTo(phone.guarded().get(1));
        assertThat(range("+8613800148000").name()).isEqualTo(phone.name());
        assertThat(range("+8613800148000").guarded().get(0))
                .isNotEqualTo(phone.guarded().get(0));
        assertThat(range("+8613800238000").name()).isNotEqualTo(phone.name());
    }

    @Test
    void range_shortestNumber_works() {
        assertThat(range("+1234567").guarded()).extracting(Guarded::label).containsExactly("+123****", "+1234***");
    }

    @Test
    void sighting_ofAPhone_hasItsOwnTags() {
        GuardStore.GuardSighting one = names.sighting(new PhoneNumber("+8613800138000"));
        GuardStore.GuardSighting other = names.sighting(new PhoneNumber("+8613800138099"));
        Set<Bytes> tags = new HashSet<>(List.of(one.hundred(), one.phone(), other.phone()));
        one.range().guarded().forEach(each -> tags.add(each.tag()));

        assertThat(other.hundred()).isEqualTo(one.hundred());
        assertThat(tags).hasSize(5);
    }
}
