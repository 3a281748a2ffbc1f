package io.github.otpgate.testkit.haotingyun;

import static io.github.otpgate.testkit.haotingyun.YunpianSdk.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.yunpian.sdk.YunpianClient;
import com.yunpian.sdk.model.Result;
import com.yunpian.sdk.model.SmsBatchSend;
import com.yunpian.sdk.model.SmsSingleSend;
import com.yunpian.sdk.model.Template;
import com.yunpian.sdk.util.ApiUtil;
import io.github.otpgate.testkit.ReceivedMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vendor's published SDK takes the simulator for the vendor: sends and templates. */
class YunpianSdkTest {

    private static final String PHONE = "13800138000";
    private static final String OTHER = "13900139000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";

    private final HaotingyunSimulator vendor =
            HaotingyunSimulator.builder().template("【豪霆云】满#discount#").start();
    private final YunpianClient sdk = YunpianSdk.client(vendor.baseUri(), HaotingyunSimulator.Builder.SAMPLE_API_KEY);

    @AfterEach
    void close() {
        sdk.close();
        vendor.close();
    }

    @Test
    void singleSend_accepted_isUnderstood() {
        Result<SmsSingleSend> result = sdk.sms().single_send(params("mobile", PHONE, "text", TEXT));

        assertThat(result.isSucc()).isTrue();
        assertThat(result.getData())
                .extracting(
                        SmsSingleSend::getCode,
                        SmsSingleSend::getCount,
                        SmsSingleSend::getFee,
                        SmsSingleSend::getUnit,
                        SmsSingleSend::getMobile,
                        SmsSingleSend::getSid)
                .containsExactly(0, 1, 0.05, "RMB", PHONE, 3310228982L);
        assertThat(vendor.inbox().messagesTo(PHONE))
                .extracting(ReceivedMessage::text)
                .containsExactly(TEXT);
    }

    @Test
    void singleSend_abroad_keepsItsPlus() {
        Result<SmsSingleSend> result = sdk.sms().single_send(params("mobile", "+93701234567", "text", TEXT));

        assertThat(result.getData().getMobile()).isEqualTo("+93701234567");
        assertThat(vendor.inbox().messages().get(0).phone()).isEqualTo("+93701234567");
    }

    @Test
    void singleSend_twice_isRefusedInTheVendorsWords() {
        sdk.sms().single_send(params("mobile", PHONE, "text", TEXT));

        Result<SmsSingleSend> result = sdk.sms().single_send(params("mobile", PHONE, "text", TEXT));

        assertThat(result.isSucc()).isFalse();
        assertThat(result.getCode()).isEqualTo(33);
        assertThat(result.getDetail()).isEqualTo("号码：13800138000, 超过频率，同一个手机号同一验证码模板每30秒只能发送一条");
    }

    @Test
    void singleSend_wrongKey_isMinus1() {
        YunpianClient stranger = YunpianSdk.client(vendor.baseUri(), "0000");

        Result<SmsSingleSend> result = stranger.sms().single_send(params("mobile", PHONE, "text", TEXT));
        stranger.close();

        assertThat(result.isSucc()).isFalse();
        assertThat(result.getCode()).isEqualTo(-1);
        assertThat(result.getMsg()).isEqualTo("非法的apikey");
    }

    @Test
    void batchSend_mixed_hasAnItemPerNumber() {
        Result<SmsBatchSend> result =
                sdk.sms().batch_send(params("mobile", PHONE + "," + OTHER + ",123321", "text", TEXT));

        assertThat(result.isSucc()).isTrue();
        assertThat(result.getData().getTotal_count()).isEqualTo(2);
        assertThat(result.getData().getTotal_fee()).isEqualTo(0.1);
        assertThat(result.getData().getUnit()).isEqualTo("RMB");
        assertThat(result.getData().getData())
                .extracting(
                        SmsSingleSend::getCode,
                        SmsSingleSend::getMobile,
                        SmsSingleSend::getSid,
                        SmsSingleSend::getCount)
                .containsExactly(
                        tuple(0, PHONE, 3310228982L, 1), tuple(0, OTHER, 3310228983L, 1), tuple(2, "123321", 0L, 0));
    }

    @Test
    void batchSend_wrongText_isRefusedAsAWhole() {
        Result<SmsBatchSend> result = sdk.sms().batch_send(params("mobile", PHONE, "text", "您好"));

        assertThat(result.isSucc()).isFalse();
        assertThat(result.getCode()).isEqualTo(16);
    }

    @Test
    void multiSend_difficultTexts_arriveAsWritten() {
        String joined = ApiUtil.urlEncodeAndLink("utf-8", ",", "【豪霆云】满100% +1,&=#", TEXT);

        Result<SmsBatchSend> result = sdk.sms().multi_send(params("mobile", PHONE + "," + OTHER, "text", joined));

        assertThat(result.isSucc()).isTrue();
        assertThat(result.getData().getData())
                .extracting(SmsSingleSend::getSid)
                .containsExactly(3310228982L, 3310228983L);
        assertThat(vendor.inbox().messages())
                .extracting(ReceivedMessage::phone, ReceivedMessage::text)
                .containsExactly(tuple(PHONE, "【豪霆云】满100% +1,&=#"), tuple(OTHER, TEXT));
    }

    @Test
    void multiSend_countsDiffer_is25() {
        Result<SmsBatchSend> result = sdk.sms()
                .multi_send(
                        params("mobile", PHONE + "," + OTHER, "text", ApiUtil.urlEncodeAndLink("utf-8", ",", TEXT)));

        assertThat(result.getCode()).isEqualTo(25);
    }

    // Deprecated by the SDK, in use all the same.
    @SuppressWarnings("deprecation")
    @Test
    void tplSingleSend_values_arriveInTheText() {
        Result<SmsSingleSend> result = sdk.sms()
                .tpl_single_send(params(
                        "mobile",
                        PHONE,
                        "tpl_id",
                        "1",
                        "tpl_value",
                        "%23code%23=1234&%23company%23=%E8%B1%AA%E9%9C%86%E4%BA%91"));

        assertThat(result.isSucc()).isTrue();
        assertThat(vendor.inbox().messages()).extracting(ReceivedMessage::text).containsExactly(TEXT);
    }

    @Test
    void template_addUpdateDelete_statesAreUnderstood() {
        Template added = sdk.tpl()
                .add(params("tpl_content", "【豪霆云】登录码#code#", "notify_type", "3"))
                .getData();
        assertThat(added.getTpl_id()).isEqualTo(4294967298L);
        assertThat(added.getTpl_content()).isEqualTo("【豪霆云】登录码#code#");
        assertThat(added.getCheck_status()).isEqualTo("CHECKING");

        String id = added.getTpl_id().toString();
        vendor.templates().approve(added.getTpl_id());
        assertThat(sdk.tpl().get(params("tpl_id", id)).getData())
                .singleElement()
                .extracting(Template::getTpl_id, Template::getCheck_status)
                .containsExactly(4294967298L, "SUCCESS");

        Template updated = sdk.tpl()
                .update(params("tpl_id", id, "tpl_content", "【豪霆云】注册码#code#"))
                .getData();
        assertThat(updated.getTpl_content()).isEqualTo("【豪霆云】注册码#code#");
        assertThat(updated.getCheck_status()).isEqualTo("CHECKING");

        vendor.templates().reject(added.getTpl_id(), "不行");
        assertThat(sdk.tpl().get(params("tpl_id", id)).getData())
                .singleElement()
                .extracting(Template::getCheck_status, Template::getReason)
                .containsExactly("FAIL", "不行");
        assertThat(sdk.tpl().del(params("tpl_id", id)).getData().getTpl_id()).isEqualTo(4294967298L);
        assertThat(sdk.tpl().get(params()).getData())
                .extracting(Template::getTpl_content)
                .containsExactly("【豪霆云】满#discount#");
    }

    @Test
    void template_unknownOrUnsigned_isAFailure() {
        Result<Template> unsigned = sdk.tpl().add(params("tpl_content", "登录码#code#"));
        Result<Template> unknown = sdk.tpl().del(params("tpl_id", "77"));
        Result<List<Template>> one = sdk.tpl().get(params("tpl_id", "77"));

        assertThat(unsigned.isSucc()).isFalse();
        assertThat(unsigned.getCode()).isEqualTo(6);
        assertThat(unknown.getCode()).isEqualTo(5);
        assertThat(one.isSucc()).isFalse();
        assertThat(one.getCode()).isEqualTo(5);
        assertThat(one.getDetail()).isEqualTo("请检查模板id是否正确");
    }

    @Test
    void getDefault_allAndOne_areUnderstood() {
        List<Template> all = sdk.tpl().get_default(params()).getData();
        Result<List<Template>> one = sdk.tpl().get_default(params("tpl_id", "2"));
        Result<List<Template>> none = sdk.tpl().get_default(params("tpl_id", "10"));

        assertThat(all).hasSize(9);
        assertThat(all.get(8).getTpl_id()).isEqualTo(9);
        assertThat(all).extracting(Template::getCheck_status).containsOnly("SUCCESS");
        // The document answers one id with an object. The SDK wants a list here and drops the object, yet sees the
        // success.
        assertThat(one.isSucc()).isTrue();
        assertThat(one.getData()).isEmpty();
        assertThat(none.isSucc()).isFalse();
        assertThat(none.getCode()).isEqualTo(5);
    }
}
