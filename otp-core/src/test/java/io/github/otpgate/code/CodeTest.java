package io.github.otpgate.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    private static final PhoneNumber OTHER = new PhoneNumber("+8613900139000");
    private static final Purpose LOGIN = new Purpose("login");
    private static final Purpose RESET = new Purpose("reset");

    private final SecureRandom random = new SecureRandom();
    private final String first = newKey(32);
    private final String second = newKey(48);
    private final KeyRing keys = KeyRing.ofBase64(List.of(first));
    private final CodeSealer sealer = new CodeSealer(keys, random);

    private String newKey(int length) {
        byte[] key = new byte[length];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** Chi-square with 9 degrees of freedom: 40 is passed by a fair source in all but one of 100 000 runs. */
    @Test
    void draw_twentyThousandCodes_useEveryDigitEquallyInEveryPosition() {
        CodeGenerator generator = new CodeGenerator(random, 6);
        int draws = 20_000;
        int[][] counts = new int[6][10];
        for (int i = 0; i < draws; i++) {
            String digits = generator.draw().digits();
            for (int position = 0; position < 6; position++) {
                counts[position][digits.charAt(position) - '0']++;
            }
        }

        double expected = draws / 10.0;
        for (int[] position : counts) {
            double chiSquare = 0;
            for (int count : position) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            assertThat(chiSquare).isLessThan(40);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 5, 11})
    void generator_lengthThatIsTooEasyOrTooLong_isRefused(int length) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new CodeGenerator(random, length))
                .withMessage("otp.code.length: found " + length + " digits; allowed: 6 to 10");
    }

    @Test
    void seal_andOpen_giveTheCodeBackInItsOwnContextOnly() {
        Code code = new Code("012345");
        SealedCode sealed = sealer.seal(code, PHONE, LOGIN);

        assertThat(sealer.open(sealed.cipher(), PHONE, LOGIN)).contains(code);
        assertThat(sealer.open(sealed.cipher(), OTHER, LOGIN)).isEmpty();
        assertThat(sealer.open(sealed.cipher(), PHONE, RESET)).isEmpty();
        assertThat(sealer.open(Bytes.none(), PHONE, LOGIN)).isEmpty();
    }

    @Test
    void seal_twice_looksDifferentAndMacsTheSame() {
        SealedCode one = sealer.seal(new Code("012345"), PHONE, LOGIN);
        SealedCode two = sealer.seal(new Code("012345"), PHONE, LOGIN);

        assertThat(one.cipher()).isNotEqualTo(two.cipher());
        assertThat(one.mac()).isEqualTo(two.mac()).isEqualTo(sealer.macs(new Code("012345"), PHONE, LOGIN));
    }

    @Test
    void mac_ofAnotherCodePhonePurposeOrKey_differs() {
        Bytes mac = sealer.macs(new Code("012345"), PHONE, LOGIN);

        assertThat(List.of(
                        sealer.macs(new Code("012346"), PHONE, LOGIN),
                        sealer.macs(new Code("012345"), OTHER, LOGIN),
                        sealer.macs(new Code("012345"), PHONE, RESET),
                        new CodeSealer(KeyRing.ofBase64(List.of(second)), random)
                                .macs(new Code("012345"), PHONE, LOGIN)))
                .doesNotContain(mac);
    }

    @Test
    void rotation_oldSealsAreRead_newOnesAreMadeUnderTheFirstKey() {
        KeyRing both = KeyRing.ofBase64(List.of(second, first));
        CodeSealer rotated = new CodeSealer(both, random);
        SealedCode old = sealer.seal(new Code("012345"), PHONE, LOGIN);

        assertThat(rotated.open(old.cipher(), PHONE, LOGIN)).contains(new Code("012345"));
        assertThat(rotated.macs(new Code("012345"), PHONE, LOGIN).slice(16, 32)).isEqualTo(old.mac());
        assertThat(sealer.open(rotated.seal(new Code("012345"), PHONE, LOGIN).cipher(), PHONE, LOGIN))
                .isEmpty();
        assertThat(both.hashes(PHONE).get(1)).isEqualTo(keys.hashes(PHONE).get(0));
    }

    @Test
    void keyRing_shortMissingDoubleOrBrokenKeys_areRefusedWithoutShowingThem() {
        String shortKey = newKey(31);
        for (List<String> wrong :
                List.of(List.<String>of(), List.of(shortKey), List.of(first, first), List.of("not base64 !"))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> KeyRing.ofBase64(wrong))
                    .withMessageStartingWith("otp.secret-keys")
                    .satisfies(
                            e -> wrong.forEach(key -> assertThat(e.getMessage()).doesNotContain(key)));
        }
        assertThat(KeyRing.ofBase64(List.of(first, second)).toString()).doesNotContain(first);
    }
}
