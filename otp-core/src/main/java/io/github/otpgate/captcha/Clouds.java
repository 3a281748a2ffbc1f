package io.github.otpgate.captcha;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Value noise: random heights on a lattice, smooth between them, coarse and fine lattices added up. */
final class Clouds {

    private static final int[] CELLS = {64, 24, 9};
    private static final double[] WEIGHTS = {0.5, 0.3, 0.2};

    private final double[] heights = new double[Canvas.WIDTH * Canvas.HEIGHT];

    Clouds(SplittableRandom random) {
        IntStream.range(0, CELLS.length).forEach(i -> add(random, CELLS[i], WEIGHTS[i]));
    }

    /** 0 to 1. */
    double at(int x, int y) {
        return heights[y * Canvas.WIDTH + x];
    }

    private void add(SplittableRandom random, int cell, double weight) {
        int across = Canvas.WIDTH / cell + 2;
        int down = Canvas.HEIGHT / cell + 2;
        double[] lattice = random.doubles((long) across * down).toArray();
        double[] rises = IntStream.range(0, cell)
                .mapToDouble(i -> smooth((double) i / cell))
                .toArray();
        for (int y = 0; y < Canvas.HEIGHT; y++) {
            for (int x = 0; x < Canvas.WIDTH; x++) {
                int corner = y / cell * across + x / cell;
                double u = rises[x % cell];
                double upper = between(lattice[corner], lattice[corner + 1], u);
                double lower = between(lattice[corner + across], lattice[corner + across + 1], u);
                heights[y * Canvas.WIDTH + x] += weight * between(upper, lower, rises[y % cell]);
            }
        }
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
