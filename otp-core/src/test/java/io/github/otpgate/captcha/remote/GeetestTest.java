package io.github.otpgate.captcha.remote;

import static io.github.otpgate.captcha.RemoteVerifier.Verdict.FAILED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.PASSED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.RemoteVerifier.Verdict;
import io.github.otpgate.model.ClientAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeetestTest {

    private static final String LOT = "The quick brown fox jumps over the lazy dog".replace(' ', '-');
    private static final Geetest GEETEST = new Geetest(Vendors.of(RemoteCaptchaType.GEETEST_V4));

    private static Optional<Map<String, String>> question(String token) {
        return GEETEST.question(token.replace('\'', '"'), ClientAddress.parse("192.0.2.7"));
    }

    private static Verdict judge(String answer) {
        return GEETEST.judge(Vendors.json(answer)).verdict();
    }

    @Test
    void question_whatTheBrowserGives_isSignedForOurCaptcha() {
        String token = "{'captcha_id':'another','lot_number':'7e22264d4f3e4dd8a6ffbf6e82e1122d','captcha_output':'o==',"
                + "'pass_token':'p','gen_time':'1700000000','sign_token':'forged','more':[1]}";

        assertThat(question(token).orElseThrow())
                .isEqualTo(Map.of(
                        "lot_number", "7e22264d4f3e4dd8a6ffbf6e82e1122d",
                        "captcha_output", "o==",
                        "pass_token", "p",
                        "gen_time", "1700000000",
                        "captcha_id", "site-key-of-ours",
                        // printf %s 7e22264d4f3e4dd8a6ffbf6e82e1122d | openssl dgst -sha256 -hmac key
                        "sign_token", "b8650f293779a6720f32f4b5c87b93073ced59cf08249040a6d879b7ea911f23"));
    }

    @Test
    void question_timeAsANumber_isTaken() {
        String token = "{'lot_number':'" + LOT + "','captcha_output':'o','pass_token':'p','gen_time':1700000000}";

        assertThat(question(token).orElseThrow()).containsEntry("gen_time", "1700000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token",
                "null",
                "[]",
                "'token'",
                "{}",
                "{'lot_number':'l','captcha_output':'o','pass_token':'p'}",
                "{'lot_number':'','captcha_output':'o','pass_token':'p','gen_time':'1'}",
                "{'lot_number':'l','captcha_output':'','pass_token':'p','gen_time':'1'}",
                "{'lot_number':'l','captcha_output':'o','pass_token':'p','gen_time':'1x'}",
                "{'lot_number':'l','captcha_output':'o','pass_token':'p','gen_time':'-1'}",
                "{'lot_number':'l','captcha_output':'o','pass_token':'p','gen_time':1.5}",
                "{'lot_number':'l','captcha_output':'o','pass_token':{},'gen_time':'1'}",
                "{'lot_number':'l\\u0000','captcha_output':'o','pass_token':'p','gen_time':'1'}",
                "{'lot_number':'l','lot_number':'m','captcha_output':'o','pass_token':'p','gen_time':'1'}",
                "{'lot_number':'l','captcha_output':'o','pass_token':'p','gen_time':'1'}{}"
            })
    void question_anotherToken_isNotAsked(String token) {
        assertThat(question(token)).isEmpty();
    }

    @Test
    void judge_bothSuccess_passes() {
        assertThat(judge("{'status':'success','result':'success','reason':'','captcha_args':{}}"))
                .isEqualTo(PASSED);
    }

    @Test
    void judge_fail_fails() {
        assertThat(judge("{'status':'success','result':'fail','reason':'pass_token expire'}"))
                .isEqualTo(FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'status':'success'}",
                "{'result':'success'}",
                "{'status':'error','result':'success'}",
                "{'status':'SUCCESS','result':'success'}",
                "{'status':'success','result':'Success'}",
                "{'status':'success','result':true}",
                "{'status':true,'result':true}",
                "{'status':'success','result':['success']}",
                "{'status':'success','result':1}",
                "{'status':'error','code':'-50000','msg':'runtime error'}",
                "{'status':'error','code':'-50101','msg':'not captcha_id'}",
                "{'status':'error','code':-50102}",
                "{'status':'error','code':'-50103'}",
                "{'status':'error','code':'-50105'}",
                "{'status':'error','code':'new'}",
                "{'status':'error'}"
            })
    void judge_neither_isNoVerdict(String answer) {
        assertThat(judge(answer)).isEqualTo(UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-50002", "-50003", "-50005", "-50301", "-50303", "-50304", "-50305", "-50306", "-50308"})
    void judge_errorThatATokenCanBringAbout_fails(String code) {
        assertThat(judge("{'status':'error','code':'" + code + "','msg':'m'}")).isEqualTo(FAILED);
    }
}
