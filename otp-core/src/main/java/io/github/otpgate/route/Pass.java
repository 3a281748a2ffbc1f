package io.github.otpgate.route;

import static io.github.otpgate.route.Breakers.Cause.ACCOUNT;
import static io.github.otpgate.route.Breakers.Cause.DELIVERY;
import static io.github.otpgate.route.Breakers.Cause.REQUESTS;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leave for one message to one provider, and what the breakers learn from it: once, whoever says so first. Thread safe. */
final class Pass {

    private final Breakers breakers;
    private final State account;
    private final State requests;
    private final Optional<State> delivery;
    private final AtomicBoolean used = new AtomicBoolean();

    Pass(Breakers breakers, State account, State requests, Optional<State> delivery) {
        this.breakers = breakers;
        this.account = account;
        this.requests = requests;
        this.delivery = delivery;
    }

    Pass withDelivery(State pass) {
        return new Pass(breakers, account, requests, Optional.of(pass));
    }

    /** Nothing left. */
    void giveBack() {
        if (used.compareAndSet(false, true)) {
            breakers.fuse(ACCOUNT).giveBack(account);
            breakers.fuse(REQUESTS).giveBack(requests);
            giveBackDelivery();
        }
    }

    /** The vendor took longer than there was time while another could be asked. */
    void tooSlow() {
        if (used.compareAndSet(false, true)) {
            breakers.fuse(ACCOUNT).giveBack(account);
            breakers.fuse(REQUESTS).fails(requests);
        }
    }

    /** The vendor answered. After it was found too slow, only what it says of the account still counts. */
    void answered(Submission answer) {
        if (used.compareAndSet(false, true)) {
            ofAccount(answer);
            ofRequest(answer);
            if (answer instanceof Rejected) {
                giveBackDelivery();
            }
        } else if (isAccountFault(answer)) {
            breakers.fuse(ACCOUNT).fails(account);
        }
    }

    private void ofAccount(Submission answer) {
        if (isAccountFault(answer)) {
            breakers.fuse(ACCOUNT).fails(account);
        } else if (isVendorsWord(answer)) {
            breakers.fuse(ACCOUNT).works(account);
        } else {
            breakers.fuse(ACCOUNT).giveBack(account);
        }
    }

    private void ofRequest(Submission answer) {
        if (isVendorsWord(answer)) {
            breakers.fuse(REQUESTS).works(requests);
        } else if (answer instanceof Rejected rejected && rejected.reason() == ErrorClass.UNKNOWN) {
            breakers.fuse(REQUESTS).giveBack(requests);
        } else {
            breakers.fuse(REQUESTS).fails(requests);
        }
    }

    private void giveBackDelivery() {
        delivery.ifPresent(pass -> breakers.fuse(DELIVERY).giveBack(pass));
    }

    /** A refused template is an account fault too, but of one text among several. */
    private static boolean isAccountFault(Submission answer) {
        return answer instanceof Rejected rejected
                && rejected.reason().isAccountFault()
                && rejected.reason() != ErrorClass.TEMPLATE_MISMATCH;
    }

    /** Whether it shows that the vendor reads what it gets and knows what it says. */
    private static boolean isVendorsWord(Submission answer) {
        if (answer instanceof Rejected rejected) {
            return switch (rejected.reason()) {
                case TEMPORARY, THROTTLED_ACCOUNT, UNKNOWN -> false;
                default -> true;
            };
        }
        return answer instanceof Submission.Accepted;
    }
}
