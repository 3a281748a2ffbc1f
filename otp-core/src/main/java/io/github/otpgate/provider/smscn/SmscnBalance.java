package io.github.otpgate.provider.smscn;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.BalanceQuery;

/** The calls that are left: {@code ac=number}. */
final class SmscnBalance implements BalanceQuery {

    private final SmscnGateway gateway;
    private final SmscnAnswers answers;

    SmscnBalance(SmscnGateway gateway, SmscnAnswers answers) {
        this.gateway = gateway;
        this.answers = answers;
    }

    @Override
    public VendorAnswer<Balance> balance() {
        return gateway.ask(new SmscnRequest("number"), answers.balance());
    }
}
