package io.github.otpgate.captcha;

import static io.github.otpgate.captcha.CaptchaRig.LOGIN;
import static io.github.otpgate.captcha.CaptchaRig.anybody;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.CaptchaChallenge.Slider;
import io.github.otpgate.model.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliderTest {

    private final CaptchaRig rig = new CaptchaRig();
    private final Captcha captcha = rig.captcha(CaptchaKind.SLIDER);

    private Slider slider() {
        return (Slider) captcha.challenge(anybody(), Suspicion.NONE);
    }

    private static BufferedImage picture(Bytes file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file.toArray()));
    }

    @Test
    void challenge_files_areAJpegAndATransparentPng() throws IOException {
        Slider slider = slider();
        BufferedImage image = picture(slider.image());
        BufferedImage piece = picture(slider.piece());

        assertThat(slider.image().slice(0, 3)).isEqualTo(Bytes.of((byte) 0xFF, (byte) 0xD8, (byte) 0xFF));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(320, 160);
        assertThat(List.of(piece.getWidth(), piece.getHeight())).containsExactly(44, 44);
        assertThat(piece.getColorModel().hasAlpha()).isTrue();
        assertThat(slider.image().length()).isBetween(2_000, 40_000);
        assertThat(slider.piece().length()).isLessThan(10_000);
    }

    @Test
    void challenge_files_saySoLittleAsPixelsDo() {
        Slider slider = slider();
        ByteBuffer png = ByteBuffer.wrap(slider.piece().toArray()).position(8);
        List<String> chunks = new ArrayList<>();
        while (png.hasRemaining()) {
            int length = png.getInt();
            byte[] name = new byte[4];
            png.get(name).position(png.position() + length + 4);
            chunks.add(new String(name, ISO_8859_1));
        }

        assertThat(chunks).containsOnly("IHDR", "IDAT", "IEND");
        assertThat(new String(slider.image().toArray(), ISO_8859_1)).doesNotContain("Exif", "http", "\u00FF\u00FE");
    }

    @Test
    void challenge_piece_showsNothingAroundIt() throws IOException {
        BufferedImage piece = picture(slider().piece());
        int[] pixels = piece.getRGB(0, 0, 44, 44, new int[44 * 44], 0, 44);

        assertThat(IntStream.of(pixels).filter(pixel -> pixel >>> 24 == 0))
                .isNotEmpty()
                .containsOnly(0);
        assertThat(IntStream.of(pixels).filter(pixel -> pixel >>> 24 == 0xFF)).hasSizeGreaterThan(400);
    }

    @Test
    void plan_places_areInsideAndApart() {
        SecureRandom random = new SeededRandom(1);
        for (int i = 0; i < 2_000; i++) {
            SliderPlan plan = SliderPlan.draw(random);
            List<Integer> columns = plan.columns().stream().sorted().toList();

            assertThat(plan.top()).isBetween(0, 160 - 44);
            assertThat(columns).hasSize(3).allMatch(column -> column >= 60 && column <= 320 - 44);
            assertThat(columns.get(1) - columns.get(0)).isGreaterThan(44);
            assertThat(columns.get(2) - columns.get(1)).isGreaterThan(44);
        }
    }

    @Test
    void plan_everyColumn_isAsLikely() {
        SecureRandom random = new SeededRandom(4);
        int[] drawn = new int[320];
        IntStream.range(0, 42_600)
                .forEach(i -> drawn[SliderPlan.draw(random).target().column()]++);

        // 200 each, and six times the standard deviation of 14.
        assertThat(IntStream.rangeClosed(60, 272).map(column -> drawn[column])).allMatch(n -> n > 115 && n < 285);
    }

    @Test
    void plan_rows_vary() {
        SecureRandom random = new SeededRandom(6);

        assertThat(IntStream.range(0, 2_000)
                        .map(i -> SliderPlan.draw(random).top())
                        .distinct())
                .hasSizeGreaterThan(100);
    }

    @Test
    void challenge_notch_isWhereTheAnswerIs() throws IOException {
        SliderMaker maker = new SliderMaker(new SeededRandom(2));
        for (int i = 0; i < 20; i++) {
            SliderPicture picture = maker.make();
            BufferedImage image = picture(picture.image());
            BufferedImage piece = picture(picture.piece());
            int column = SliderColumn.of(picture.answer()).column();

            // The pixels just outside the piece continue it; those inside were replaced.
            assertThat(difference(image, piece, column, picture.top())).isGreaterThan(15);
        }
    }

    private static double difference(BufferedImage image, BufferedImage piece, int column, int top) {
        return IntStream.range(0, 44 * 44)
                .filter(i -> piece.getRGB(i % 44, i / 44) >>> 24 == 0xFF)
                .mapToDouble(i -> Math.abs(
                        light(piece.getRGB(i % 44, i / 44)) - light(image.getRGB(column + i % 44, top + i / 44))))
                .average()
                .orElseThrow();
    }

    private static double light(int colour) {
        return ((colour >> 16 & 0xFF) + (colour >> 8 & 0xFF) + (colour & 0xFF)) / 3.0;
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, -1, 0, 1, 4})
    void solve_within4Pixels_isRight(int off) {
        Slider slider = slider();
        Optional<CaptchaSolved> solved =
                captcha.solve(slider.id(), Integer.toString(rig.column(slider) + off), anybody());

        assertThat(captcha.read(solved.orElseThrow().token(), LOGIN, anybody())
                        .orElseThrow()
                        .kind())
                .isEqualTo(CaptchaKind.SLIDER);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5, 100})
    void solve_further_isWrongAndUsedUp(int off) {
        Slider slider = slider();
        int column = rig.column(slider);

        assertThat(captcha.solve(slider.id(), Integer.toString(column + off), anybody()))
                .isEmpty();
        assertThat(captcha.solve(slider.id(), Integer.toString(column), anybody()))
                .isEmpty();
        assertThat(rig.reasons()).containsExactly("slider wrong", "slider used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-100", "+100", "100.0", "0100", " 100", "100 ", "1e2", "1000", "99999999999", "١٠٠"})
    void judge_noPlainColumn_isWrong(String solution) {
        assertThat(new SliderColumn(100).isNear("100")).isTrue();
        assertThat(new SliderColumn(100).isNear(solution)).isFalse();
        assertThat(new SliderColumn(100).toString()).doesNotContain("100");
    }

    @Test
    void guess_thousandTimesInTheMiddle_seldomPasses() {
        SecureRandom random = new SeededRandom(3);
        long passed = IntStream.range(0, 1_000)
                .filter(i -> SliderPlan.draw(random).target().isNear("166"))
                .count();

        // 42 are expected.
        assertThat(passed).isBetween(20L, 70L);
    }

    @Test
    void shape_other_differsVisibly() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            PieceShape shape = PieceShape.draw(random);
            PieceShape other = shape.other(random);
            double differing = IntStream.range(0, 44 * 44)
                    .mapToDouble(at -> Math.abs(shape.covers(at % 44, at / 44) - other.covers(at % 44, at / 44)))
                    .sum();

            assertThat(differing).isGreaterThan(100);
        }
    }
}
