package io.github.otpgate.redis;

import io.github.otpgate.model.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * A rate that is the strictest of its span. What was used is kept by span, so no span may come twice.
 *
 * @param place where it stands among all rates
 */
record StrictRate(int place, Rate rate) {

    static List<StrictRate> of(List<Rate> rates) {
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("without a rate there is nothing to count");
        }
        List<StrictRate> strict = new ArrayList<>();
        for (int place = 0; place < rates.size(); place++) {
            Rate rate = rates.get(place);
            boolean stricterOne = rates.stream().anyMatch(other -> isStricter(other, rate));
            if (!stricterOne && rates.indexOf(rate) == place) {
                strict.add(new StrictRate(place, rate));
            }
        }
        return List.copyOf(strict);
    }

    private static boolean isStricter(Rate other, Rate rate) {
        return other.span().equals(rate.span()) && other.count() < rate.count();
    }
}
