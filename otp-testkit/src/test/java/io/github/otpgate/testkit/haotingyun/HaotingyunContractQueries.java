package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.BatchSubmission;
import io.github.otpgate.provider.capability.MultiSend;
import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.provider.capability.RecordQuery;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReplyQuery;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.provider.capability.TemplateAdministration;
import io.github.otpgate.provider.capability.TemplateAdministration.Notify;
import io.github.otpgate.provider.capability.WordCheck;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything a Haotingyun account can do beside sending one message, one request each. */
final class HaotingyunContractQueries {

    private static final List<PhoneNumber> PHONES =
            List.of(new PhoneNumber("+8613800138000"), new PhoneNumber("+8613900139000"));
    private static final RecordFilter FILTER =
            new RecordFilter(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"));
    private static final String TEXT = "【豪霆云】您的验证码是70418329";
    private static final String TEMPLATE = "【豪霆云】您的验证码是#code#";

    private HaotingyunContractQueries() {}

    /** By name. */
    static Map<String, Function<Provider, VendorAnswer<?>>> all() {
        Map<String, Function<Provider, VendorAnswer<?>>> queries = new LinkedHashMap<>();
        queries.put("batch_send", of(BatchSend.class, batch -> answerOf(batch.submit(PHONES, TEXT))));
        queries.put("multi_send", of(MultiSend.class, multi -> answerOf(multi.submit(messages()))));
        queries.put("pull_status", of(ReportPull.class, ReportPull::pullReports));
        queries.put("pull_reply", of(ReplyPull.class, ReplyPull::pullReplies));
        queries.put("get_reply", of(ReplyQuery.class, replies -> replies.page(FILTER, 1, 100)));
        queries.put("get_record", of(RecordQuery.class, records -> records.page(FILTER, 1, 100)));
        queries.put("tpl/add", of(TemplateAdministration.class, tpl -> tpl.add(TEMPLATE, Notify.ALWAYS)));
        queries.put("tpl/update", of(TemplateAdministration.class, tpl -> tpl.update("1", TEMPLATE)));
        queries.put("tpl/del", of(TemplateAdministration.class, tpl -> tpl.delete("1")));
        queries.put("tpl/get", of(TemplateAdministration.class, tpl -> tpl.get("1")));
        queries.put("tpl/get all", of(TemplateAdministration.class, TemplateAdministration::list));
        queries.put("tpl/get_default", of(TemplateAdministration.class, tpl -> tpl.getDefault("1")));
        queries.put("tpl/get_default all", of(TemplateAdministration.class, TemplateAdministration::listDefaults));
        queries.put("get_black_word", of(WordCheck.class, words -> words.blackWords(TEXT)));
        queries.put("user/get", of(BalanceQuery.class, BalanceQuery::balance));
        return queries;
    }

    private static <C extends Capability> Function<Provider, VendorAnswer<?>> of(
            Class<C> kind, Function<C, VendorAnswer<?>> query) {
        return provider -> query.apply(provider.capability(kind).orElseThrow());
    }

    private static List<Message> messages() {
        return PHONES.stream()
                .map(phone -> new Message(phone, Channel.SMS, TEXT, "70418329"))
                .toList();
    }

    /** A batch as one answer: a success if one message of it was taken, a refusal if none can have been. */
    private static VendorAnswer<BatchSubmission> answerOf(BatchSubmission batch) {
        if (batch.each().stream().anyMatch(Submission.Accepted.class::isInstance)) {
            return new Success<>(batch);
        }
        return batch.each().stream().allMatch(Submission.Rejected.class::isInstance)
                ? new Refused<>(new Refusal(ErrorClass.UNKNOWN, "all"))
                : new Unclear<>("some", Bytes.none());
    }
}
