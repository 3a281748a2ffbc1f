package io.github.otpgate.captcha;

import static io.github.otpgate.captcha.CaptchaRig.LOGIN;
import static io.github.otpgate.captcha.CaptchaRig.REGISTER;
import static io.github.otpgate.captcha.CaptchaRig.anybody;
import static io.github.otpgate.captcha.CaptchaRig.asker;
import static io.github.otpgate.captcha.CaptchaRig.number;
import static io.github.otpgate.captcha.CaptchaRig.solve;
import static io.github.otpgate.captcha.CaptchaRig.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.CaptchaChallenge.ProofOfWork;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptchaScopeTest {

    private final CaptchaRig rig = new CaptchaRig();
    private final Captcha captcha = rig.captcha(CaptchaKind.POW);
    private final Captcha unbound = rig.captcha(CaptchaRig.unbound(CaptchaKind.POW), rig.store, Optional.empty());

    private String token(CaptchaAsker asker, CaptchaAsker solver) {
        ProofOfWork task = work(captcha, asker);
        return captcha.solve(task.id(), Integer.toString(number(task)), solver)
                .map(CaptchaSolved::token)
                .orElse("");
    }

    @Test
    void read_otherPurpose_isNothing() {
        String token = token(asker(LOGIN), asker(LOGIN));

        assertThat(captcha.read(token, LOGIN, anybody())).isPresent();
        assertThat(captcha.read(token, REGISTER, anybody())).isEmpty();
    }

    @Test
    void read_askersOwnPurpose_doesNotMatter() {
        String token = token(asker(LOGIN), asker(LOGIN));

        assertThat(captcha.read(token, REGISTER, asker(LOGIN))).isEmpty();
        assertThat(captcha.read(token, LOGIN, asker(REGISTER))).isPresent();
    }

    @Test
    void read_tokenWithoutPurpose_isGoodForAny() {
        String token = token(anybody(), anybody());

        assertThat(captcha.read(token, LOGIN, anybody())).isPresent();
        assertThat(captcha.read(token, REGISTER, anybody())).isPresent();
    }

    @Test
    void solve_purposeStatedOnOneSide_bindsTheToken() {
        String asked = token(asker(LOGIN), anybody());
        String solved = token(anybody(), asker(LOGIN));

        assertThat(captcha.read(asked, LOGIN, anybody())).isPresent();
        assertThat(captcha.read(asked, REGISTER, anybody())).isEmpty();
        assertThat(captcha.read(solved, LOGIN, anybody())).isPresent();
        assertThat(captcha.read(solved, REGISTER, anybody())).isEmpty();
    }

    @Test
    void solve_otherPurpose_isNothingAndUsesNothingUp() {
        ProofOfWork task = work(captcha, asker(LOGIN));
        String number = Integer.toString(number(task));

        assertThat(captcha.solve(task.id(), number, asker(REGISTER))).isEmpty();
        assertThat(captcha.solve(task.id(), number, asker(LOGIN))).isPresent();
        assertThat(rig.reasons()).containsExactly("pow other-purpose");
    }

    @Test
    void solve_otherNetwork_isNothingAndUsesNothingUp() {
        ProofOfWork task = work(captcha, asker("192.0.2.1"));
        String number = Integer.toString(number(task));

        assertThat(captcha.solve(task.id(), number, asker("198.51.100.1"))).isEmpty();
        assertThat(captcha.solve(task.id(), number, asker("2001:db8::1"))).isEmpty();
        assertThat(captcha.solve(task.id(), number, anybody())).isEmpty();
        assertThat(captcha.solve(task.id(), number, asker("192.0.2.200"))).isPresent();
        assertThat(rig.reasons()).containsOnly("pow other-network").hasSize(3);
    }

    @Test
    void read_otherNetwork_isNothing() {
        String v4 = solve(captcha, asker("192.0.2.1")).orElseThrow().token();
        String v6 = solve(captcha, asker("2001:db8:1:2::1")).orElseThrow().token();

        assertThat(captcha.read(v4, LOGIN, asker("192.0.2.99"))).isPresent();
        assertThat(captcha.read(v4, LOGIN, asker("192.0.3.1"))).isEmpty();
        assertThat(captcha.read(v4, LOGIN, anybody())).isEmpty();
        assertThat(captcha.read(v6, LOGIN, asker("2001:db8:1:ffff::9"))).isPresent();
        assertThat(captcha.read(v6, LOGIN, asker("2001:db8:2::1"))).isEmpty();
        assertThat(captcha.read(v6, LOGIN, asker("192.0.2.1"))).isEmpty();
    }

    @Test
    void read_tokenOfNoNetwork_isForCallersWithoutOne() {
        String token = solve(captcha, anybody()).orElseThrow().token();

        assertThat(captcha.read(token, LOGIN, anybody())).isPresent();
        assertThat(captcha.read(token, LOGIN, asker("192.0.2.1"))).isEmpty();
    }

    @Test
    void read_unboundToAddress_ignoresNetworks() {
        String free = solve(unbound, asker("192.0.2.1")).orElseThrow().token();
        String bound = solve(captcha, asker("192.0.2.1")).orElseThrow().token();

        assertThat(unbound.read(free, LOGIN, asker("2001:db8::1"))).isPresent();
        assertThat(unbound.read(bound, LOGIN, anybody())).isPresent();
        assertThat(captcha.read(free, LOGIN, asker("192.0.2.1"))).isEmpty();
    }
}
