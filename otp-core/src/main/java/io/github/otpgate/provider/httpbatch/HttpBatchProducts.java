package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.Balance.Payment;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left, from lines such as {@code 1234567,1000}: a product and how many messages it still pays for. */
final class HttpBatchProducts {

    private static final Pattern LINE =
            Pattern.compile("([0-9A-Za-z_-]{1,64})[ \\t]*,[ \\t]*(-?[0-9]{1,18}(?:\\.[0-9]{1,12})?)");

    private final Optional<String> product;

    /** The product that pays for our messages, if it is known; else all of them count. */
    HttpBatchProducts(Optional<String> product) {
        this.product = product;
    }

    /** Nothing where a line is something else, or missing: what is left would be counted too low. */
    Optional<Balance> balance(List<String> lines) {
        Map<String, BigDecimal> byProduct = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || byProduct.put(matcher.group(1), new BigDecimal(matcher.group(2))) != null) {
                return Optional.empty();
            }
        }
        return byProduct.isEmpty()
                ? Optional.empty()
                : Optional.of(new Balance(remaining(byProduct), Payment.PREPAID, byProduct));
    }

    /** Of a product that is not listed nothing is left: messages that name it are refused. */
    private BigDecimal remaining(Map<String, BigDecimal> byProduct) {
        return product.map(ours -> byProduct.getOrDefault(ours, BigDecimal.ZERO))
                .orElseGet(() -> byProduct.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
