package io.github.otpgate.route;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The order in which providers are asked. Without weights that of the route. With weights each place is drawn: by weight, times
 * how a provider does compared with the best of the route. Thread safe.
 */
final class Draw {

    private static final int USUAL = 100;

    /** What is left of a share at the worst: without any messages it could never show that it is better again. */
    private static final double FLOOR = 0.05;

    private final Map<String, Integer> weights;
    private final SecureRandom random;

    Draw(Map<String, Integer> weights, SecureRandom random) {
        this.weights = weights;
        this.random = random;
    }

    List<Line> order(List<Line> route) {
        if (weights.isEmpty() || route.size() < 2) {
            return route;
        }
        Map<Line, Double> shares = shares(route);
        List<Line> left = new ArrayList<>(route);
        List<Line> order = new ArrayList<>();
        while (!left.isEmpty()) {
            Line drawn = draw(left, shares);
            left.remove(drawn);
            order.add(drawn);
        }
        return order;
    }

    private Line draw(List<Line> left, Map<Line, Double> shares) {
        double all = left.stream().mapToDouble(line -> share(line, shares)).sum();
        double point = random.nextDouble() * all;
        for (Line line : left) {
            point -= share(line, shares);
            if (point < 0) {
                return line;
            }
        }
        return left.get(left.size() - 1);
    }

    private static double share(Line line, Map<Line, Double> shares) {
        return shares.getOrDefault(line, 0.0);
    }

    private Map<Line, Double> shares(List<Line> route) {
        Map<Line, Double> delivery = compared(route, Health::delivered);
        Map<Line, Double> conversion = compared(route, Health::convertedShare);
        Map<Line, Double> shares = new HashMap<>();
        for (Line line : route) {
            double health = share(line, delivery) * share(line, conversion);
            shares.put(line, weights.getOrDefault(line.name(), USUAL) * Math.max(FLOOR, health));
        }
        return shares;
    }

    /** 1 for the best and for those of whom too little is known. */
    private static Map<Line, Double> compared(List<Line> route, Function<Health, OptionalDouble> measure) {
        Map<Line, OptionalDouble> measured = new HashMap<>();
        route.forEach(line -> measured.put(line, measure.apply(line.health())));
        double best = measured.values().stream()
                .flatMapToDouble(OptionalDouble::stream)
                .max()
                .orElse(0);
        Map<Line, Double> compared = new HashMap<>();
        measured.forEach((line, share) -> compared.put(line, best == 0 ? 1 : share.orElse(best) / best));
        return compared;
    }
}
