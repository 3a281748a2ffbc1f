package io.github.otpgate.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.PhoneNumber;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceSealerTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private final SecureRandom random = new SecureRandom();
    private final String key = newKey();
    private final ReferenceSealer sealer = new ReferenceSealer(KeyRing.ofBase64(List.of(key)), random);

    private String newKey() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private Reference create(Kind kind) {
        return sealer.of(kind, PHONE, sealer.nonce());
    }

    @Test
    void open_whatWasCreated_tellsPhoneAndNonce() {
        Reference reference = create(Kind.CHALLENGE);

        assertThat(sealer.open(Kind.CHALLENGE, reference.text())).contains(reference);
        assertThat(ChallengeId.isShaped(reference.text())).isTrue();
        assertThat(sealer.of(Kind.CHALLENGE, PHONE, reference.nonce())).isEqualTo(reference);
    }

    @Test
    void open_anotherKindOrAnotherKey_isNothing() {
        String text = create(Kind.CHALLENGE).text();

        assertThat(sealer.open(Kind.TICKET, text)).isEmpty();
        assertThat(new ReferenceSealer(KeyRing.ofBase64(List.of(newKey())), random).open(Kind.CHALLENGE, text))
                .isEmpty();
    }

    @Test
    void open_anyChangedByte_isNothing() {
        byte[] bytes = Base64.getUrlDecoder().decode(create(Kind.TICKET).text());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(sealer.open(
                            Kind.TICKET, Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .isEmpty();
        }
    }

    @Test
    void open_nonsense_isNothing() {
        for (String text : List.of("", "A", "not base64!", "A".repeat(59), "A".repeat(5000), "\u0000")) {
            assertThat(sealer.open(Kind.CHALLENGE, text)).isEmpty();
        }
    }

    @Test
    void create_twice_cannotBeLinked() {
        String one = create(Kind.CHALLENGE).text();
        String two = create(Kind.CHALLENGE).text();

        // The key's id is common; nothing after it is.
        assertThat(one.substring(6, 30)).isNotEqualTo(two.substring(6, 30));
        assertThat(one.substring(30)).isNotEqualTo(two.substring(30));
    }
}
