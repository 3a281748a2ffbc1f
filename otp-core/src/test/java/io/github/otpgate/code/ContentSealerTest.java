package io.github.otpgate.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentSealerTest {

    private static final Bytes CONTENT = Bytes.of("退订 13800138000".getBytes(UTF_8));

    private final SecureRandom random = new SecureRandom();
    private final String earlier = newKey();
    private final String later = newKey();

    private String newKey() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private ContentSealer sealer(String use, String... keys) {
        return new ContentSealer(KeyRing.ofBase64(List.of(keys)), random, use);
    }

    @Test
    void open_whatWasSealed_isThatContentAlsoAfterARotation() {
        Bytes sealed = sealer("reply", earlier).seal(CONTENT);

        assertThat(sealer("reply", later, earlier).open(sealed)).contains(CONTENT);
        assertThat(sealer("reply", earlier).open(sealer("reply", earlier).seal(Bytes.none())))
                .contains(Bytes.none());
    }

    @Test
    void open_anotherUseOrKey_isNothing() {
        Bytes sealed = sealer("reply", earlier).seal(CONTENT);

        assertThat(sealer("other", earlier).open(sealed)).isEmpty();
        assertThat(sealer("reply", later).open(sealed)).isEmpty();
    }

    @Test
    void open_anyChangedOrMissingByte_isNothing() {
        ContentSealer sealer = sealer("reply", earlier);
        Bytes sealed = sealer.seal(CONTENT);

        for (int i = 0; i < sealed.length(); i++) {
            byte[] changed = sealed.toArray();
            changed[i] ^= 1;

            assertThat(sealer.open(Bytes.of(changed))).isEmpty();
            assertThat(sealer.open(sealed.slice(0, i))).isEmpty();
        }
    }

    @Test
    void seal_twice_isNotTheSame() {
        ContentSealer sealer = sealer("reply", earlier);

        assertThat(sealer.seal(CONTENT)).isNotEqualTo(sealer.seal(CONTENT));
    }

    @Test
    void hashes_followKeyUseAndContent() {
        List<Bytes> hashes = sealer("reply", later, earlier).hashes(CONTENT);

        assertThat(hashes).hasSize(2).doesNotHaveDuplicates().allMatch(hash -> hash.length() == 16);
        assertThat(sealer("reply", earlier).hashes(CONTENT)).containsExactly(hashes.get(1));
        assertThat(sealer("other", earlier).hashes(CONTENT)).doesNotContainAnyElementsOf(hashes);
        assertThat(sealer("reply", earlier).hashes(Bytes.none())).doesNotContainAnyElementsOf(hashes);
    }
}
