package io.github.otpgate.provider.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.provider.capability.RecordQuery;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReplyQuery;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.provider.capability.TemplateAdministration;
import io.github.otpgate.provider.capability.TemplateAdministration.Notify;
import io.github.otpgate.provider.capability.WordCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What else leaves, byte by byte. */
class HaotingyunRequestsTest {

    private static final RecordFilter FILTER =
            new RecordFilter(Instant.parse("2013-08-10T16:00:00Z"), Instant.parse("2013-08-11T16:00:00Z"));

    private final ListeningVendor vendor = new ListeningVendor();

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void pulls_askForAsManyAsThereMayBe() {
        vendor.can(ReportPull.class).pullReports();

        vendor.assertArrived("sms/pull_status", "page_size=100");

        vendor.can(ReplyPull.class).pullReplies();

        vendor.assertArrived("sms/pull_reply", "page_size=100");
    }

    @Test
    void queries_nameTimesInBeijingAndThePage() {
        vendor.can(ReplyQuery.class).page(FILTER, 1, 20);

        vendor.assertArrived(
                "sms/get_reply",
                "start_time=2013-08-11+00%3A00%3A00",
                "end_time=2013-08-12+00%3A00%3A00",
                "page_num=1",
                "page_size=20");

        RecordFilter ofOne =
                new RecordFilter(FILTER.from(), FILTER.to(), Optional.of(new PhoneNumber("+8615205201314")));
        vendor.can(RecordQuery.class).page(ofOne, 3, 100);

        vendor.assertArrived(
                "sms/get_record",
                "start_time=2013-08-11+00%3A00%3A00",
                "end_time=2013-08-12+00%3A00%3A00",
                "page_num=3",
                "page_size=100",
                "mobile=15205201314");
    }

    @ParameterizedTest
    @EnumSource(Notify.class)
    void templateAdd_names_whatToTell(Notify notify) {
        vendor.can(TemplateAdministration.class).add("【a】#code#", notify);

        vendor.assertArrived(
                "tpl/add",
                "tpl_content=%E3%80%90a%E3%80%91%23code%23",
                "notify_type="
                        + List.of(Notify.ALWAYS, Notify.REJECTED, Notify.APPROVED, Notify.NEVER)
                                .indexOf(notify));
    }

    @Test
    void templates_byIdOrAll() {
        TemplateAdministration templates = vendor.can(TemplateAdministration.class);

        templates.update("9223372036854775807", "【a】b");
        vendor.assertArrived("tpl/update", "tpl_id=9223372036854775807", "tpl_content=%E3%80%90a%E3%80%91b");
        templates.delete("9527");
        vendor.assertArrived("tpl/del", "tpl_id=9527");
        templates.get("9527");
        vendor.assertArrived("tpl/get", "tpl_id=9527");
        templates.list();
        vendor.assertArrived("tpl/get");
        templates.getDefault("1");
        vendor.assertArrived("tpl/get_default", "tpl_id=1");
        templates.listDefaults();
        vendor.assertArrived("tpl/get_default");
    }

    @Test
    void wordsAndUser_areAskedFor() {
        vendor.can(WordCheck.class).blackWords("这是");
        vendor.assertArrived("sms/get_black_word", "text=%E8%BF%99%E6%98%AF");
        vendor.can(BalanceQuery.class).balance();
        vendor.assertArrived("user/get");
        vendor.can(AccountProfile.class).profile();
        vendor.assertArrived("user/get");
    }

    @Test
    void userSet_namesOnlyWhatChanges() {
        AccountProfile profile = vendor.can(AccountProfile.class);

        profile.update(AccountProfile.Changes.ofAlarmBelow(100));
        vendor.assertArrived("user/set", "alarm_balance=100");
        profile.update(new AccountProfile.Changes(
                Optional.of("张三"), Optional.of(new PhoneNumber("+8613800138000")), OptionalLong.of(0)));
        vendor.assertArrived(
                "user/set", "emergency_contact=%E5%BC%A0%E4%B8%89", "emergency_mobile=13800138000", "alarm_balance=0");
    }

    @Test
    void refusal_ofAnything_isUnderstood() {
        assertThat(vendor.can(BalanceQuery.class).balance().toString()).contains("AUTH_FAILED");
        assertThat(vendor.can(PushDecoder.class).toString()).doesNotContain("9b11127a");
        assertThat(vendor.provider(Map.of()).toString()).isEqualTo("HaotingyunProvider[main]");
    }
}
