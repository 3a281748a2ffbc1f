package io.github.otpgate.testkit.haotingyun;

import static io.github.otpgate.testkit.haotingyun.YunpianSdk.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.yunpian.sdk.YunpianClient;
import com.yunpian.sdk.model.Result;
import com.yunpian.sdk.model.SmsRecord;
import com.yunpian.sdk.model.SmsReply;
import com.yunpian.sdk.model.SmsStatus;
import com.yunpian.sdk.model.User;
import io.github.otpgate.testkit.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vendor's published SDK takes the simulator for the vendor: the user, reports, replies, records, black words. */
class YunpianSdkQueriesTest {

    private static final String PHONE = "13800138000";
    private static final String OTHER = "13900139000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";

    private final HaotingyunSimulator vendor = HaotingyunSimulator.builder()
            .clock(new MovableClock(Instant.parse("2014-03-17T14:55:21Z")))
            .blackWords("发票", "测试")
            .balance(1000)
            .openPulls()
            .start();
    private final YunpianClient sdk = YunpianSdk.client(vendor.baseUri(), HaotingyunSimulator.Builder.SAMPLE_API_KEY);

    @AfterEach
    void close() {
        sdk.close();
        vendor.close();
    }

    @Test
    void user_getAndSet_areUnderstood() {
        User before = sdk.user().get().getData();
        Result<User> set = sdk.user().set(params("emergency_contact", "李四", "alarm_balance", "7"));

        assertThat(before.getBalance()).isEqualTo(1000.0);
        assertThat(before.getEmergency_contact()).isEqualTo("张三");
        assertThat(before.getEmail()).isEqualTo("zhangsan@company.com");
        assertThat(before.getGmt_created()).isNotNull();
        assertThat(set.isSucc()).isTrue();
        assertThat(set.getData().getEmergency_contact()).isEqualTo("李四");
        assertThat(set.getData().getAlarm_balance()).isEqualTo(7);
        assertThat(sdk.user().get().getData().getEmergency_contact()).isEqualTo("李四");
    }

    @Test
    void user_setNothing_is1() {
        assertThat(sdk.user().set(params()).getCode()).isEqualTo(1);
    }

    @Test
    void pullStatus_reports_areUnderstoodOnce() {
        vendor.failReports(OTHER, "DB:0103");
        sdk.sms().batch_send(params("mobile", PHONE + "," + OTHER, "text", TEXT, "uid", "10001"));

        Result<List<SmsStatus>> result = sdk.sms().pull_status(params("page_size", "20"));

        assertThat(result.isSucc()).isTrue();
        assertThat(result.getData())
                .extracting(
                        SmsStatus::getSid,
                        SmsStatus::getUid,
                        SmsStatus::getMobile,
                        SmsStatus::getReport_status,
                        SmsStatus::getError_msg,
                        SmsStatus::getUser_receive_time)
                .containsExactly(
                        tuple("3310228982", "10001", PHONE, "SUCCESS", "", "2014-03-17 22:55:21"),
                        tuple("3310228983", "10001", OTHER, "FAIL", "DB:0103", "2014-03-17 22:55:21"));
        assertThat(sdk.sms().pull_status(params()).getData()).isEmpty();
    }

    @Test
    void pullStatus_badPageSize_isAFailure() {
        Result<List<SmsStatus>> result = sdk.sms().pull_status(params("page_size", "101"));

        assertThat(result.isSucc()).isFalse();
        assertThat(result.getCode()).isEqualTo(2);
    }

    @Test
    void replies_pulledAndLookedUp_areUnderstood() {
        vendor.reply(PHONE, "收到了，谢谢！");

        List<SmsReply> pulled = sdk.sms().pull_reply(params("page_size", "1")).getData();
        List<SmsReply> found = sdk.sms().get_reply(range("mobile", PHONE)).getData();

        assertThat(pulled)
                .singleElement()
                .extracting(SmsReply::getMobile, SmsReply::getText, SmsReply::getReply_time, SmsReply::getBase_extend)
                .containsExactly(PHONE, "收到了，谢谢！", "2014-03-17 22:55:21", "8888");
        assertThat(found)
                .singleElement()
                .extracting(SmsReply::getText, SmsReply::getId, SmsReply::get_sign)
                .containsExactly("收到了，谢谢！", null, null);
        assertThat(sdk.sms().pull_reply(params()).getData()).isEmpty();
    }

    @Test
    void getRecord_sent_isUnderstood() {
        sdk.sms().single_send(params("mobile", PHONE, "text", TEXT));

        List<SmsRecord> found = sdk.sms().get_record(range("mobile", PHONE)).getData();

        assertThat(found)
                .singleElement()
                .extracting(
                        SmsRecord::getSid,
                        SmsRecord::getMobile,
                        SmsRecord::getText,
                        SmsRecord::getFee,
                        SmsRecord::getReportStatus,
                        SmsRecord::getSendTime)
                .containsExactly("3310228982", PHONE, TEXT, 1.0, "SUCCESS", "2014-03-17 22:55:21");
        assertThat(sdk.sms().count(range()).getData()).isEqualTo(1);
        assertThat(sdk.sms().get_record(range("mobile", OTHER)).getData()).isEmpty();
    }

    @Test
    void getBlackWord_text_isAList() {
        assertThat(sdk.sms().get_black_word(params("text", "这是一条发票测试短信")).getData())
                .containsExactly("发票", "测试");
        assertThat(sdk.sms().get_black_word(params("text", "你好")).getData()).isEmpty();
    }

    private static Map<String, String> range(String... more) {
        Map<String, String> params = params(
                "start_time",
                "2014-03-17 00:00:00",
                "end_time",
                "2014-03-18 00:00:00",
                "page_num",
                "1",
                "page_size",
                "20");
        params.putAll(params(more));
        return params;
    }
}
