package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.Form;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * tpl_single_send: one number, a template and the values of its variables, themselves written as a form
 * ({@code #code#=1234&#company#=豪霆云}) and encoded once more as a field. Only the vendor's SDK documents it.
 */
final class TemplateSend implements Endpoint {

    private final TemplateDesk desk;
    private final TextRules rules;
    private final Account account;

    TemplateSend(TemplateDesk desk, TextRules rules, Account account) {
        this.desk = desk;
        this.rules = rules;
        this.account = account;
    }

    @Override
    public Supplier<Answer> read(Parameters parameters) {
        Optional<Mobile> mobile = Mobile.parse(parameters.required("mobile"));
        parameters.check(mobile.isPresent(), Refusal.BAD_NUMBER);
        long id = parameters.id("tpl_id");
        Optional<Form> values = Form.parse(parameters.optional("tpl_value").orElse(""));
        parameters.check(values.isPresent(), Refusal.malformed("tpl_value"));
        Sms.Options options = SendEndpoints.options(parameters);
        return () -> send(text -> new Sms(mobile.orElseThrow(), text, options), desk.find(id), values.orElseThrow());
    }

    private Answer send(Function<String, Sms> sms, Optional<AccountTemplate> template, Form values) {
        if (template.isEmpty()) {
            return new Answer.Refused(Refusal.NO_SUCH_TEMPLATE);
        }
        if (!template.get().isApproved()) {
            return new Answer.Refused(Refusal.TEMPLATE_NOT_APPROVED);
        }
        Optional<String> text = template.get().text().filled(values);
        if (text.isEmpty()) {
            return new Answer.Refused(Refusal.malformed("tpl_value"));
        }
        Optional<Refusal> refusal = rules.refusal(text.get());
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        return SendReply.single(
                account.send(sms.apply(text.get()), template.get().text()));
    }
}
