package io.github.otpgate.captcha;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the notches of a slider are.
 *
 * @param columns the left edges: first the one that the piece belongs to, then the decoys
 * @param top the upper edge of all of them; in another row, a decoy would be known by its row
 */
record SliderPlan(List<Integer> columns, int top) {

    private static final int NOTCHES = 3;
    private static final int MARGIN = 4;

    /** The piece starts at the left edge of the picture, so it has to be moved at least so far. */
    private static final int FIRST_COLUMN = 60;

    private static final int LAST_COLUMN = Canvas.WIDTH - PieceShape.SIZE - MARGIN;
    private static final int LAST_ROW = Canvas.HEIGHT - PieceShape.SIZE - MARGIN;

    /** Between the left edges of two notches. */
    private static final int APART = PieceShape.SIZE + MARGIN;

    SliderPlan {
        columns = List.copyOf(columns);
    }

    /** The piece's place is drawn first, so it is as likely to be anywhere. */
    static SliderPlan draw(SecureRandom random) {
        List<Integer> columns = new ArrayList<>();
        while (columns.size() < NOTCHES) {
            columns.add(free(columns, random));
        }
        return new SliderPlan(columns, MARGIN + random.nextInt(LAST_ROW - MARGIN + 1));
    }

    /** There is one: two notches forbid at most 190 of the 213 columns. */
    private static int free(List<Integer> taken, SecureRandom random) {
        int[] columns = IntStream.rangeClosed(FIRST_COLUMN, LAST_COLUMN)
                .filter(column -> taken.stream().allMatch(other -> Math.abs(column - other) >= APART))
                .toArray();
        return columns[random.nextInt(columns.length)];
    }

    SliderColumn target() {
        return new SliderColumn(columns.get(0));
    }

    @Override
    public String toString() {
        return "SliderPlan[redacted]";
    }
}
