package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.Form;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The three ways to send: one number, one text to many, a text of its own to each. */
final class SendEndpoints {

    static final String SINGLE = "/v2/sms/single_send.json";
    static final String BATCH = "/v2/sms/batch_send.json";
    static final String MULTI = "/v2/sms/multi_send.json";
    static final String TEMPLATE_SINGLE = "/v2/sms/tpl_single_send.json";
    static final Set<String> PATHS = Set.of(SINGLE, BATCH, MULTI, TEMPLATE_SINGLE);

    private static final int MOST_NUMBERS = 1000;
    private static final int LONGEST_UID = 256;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");

    private final TextRules rules;
    private final Account account;

    SendEndpoints(TextRules rules, Account account) {
        this.rules = rules;
        this.account = account;
    }

    Map<String, Endpoint> all() {
        return Map.of(SINGLE, this::single, BATCH, this::batch, MULTI, this::multi);
    }

    private Supplier<Answer> single(Parameters parameters) {
        String written = parameters.required("mobile");
        String text = parameters.required("text");
        parameters.check(Mobile.parse(written).isPresent(), Refusal.BAD_NUMBER);
        Sms.Options options = options(parameters);
        return () -> SendReply.single(submit(written, text, options, true));
    }

    private Supplier<Answer> batch(Parameters parameters) {
        List<String> mobiles = mobiles(parameters);
        String text = parameters.required("text");
        Sms.Options options = options(parameters);
        return () -> {
            Optional<Refusal> refusal = rules.refusal(text);
            if (refusal.isPresent()) {
                return new Answer.Refused(refusal.get());
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (String mobile : mobiles) {
                outcomes.add(submit(mobile, text, options, mobiles.size() == 1));
            }
            return SendReply.batch(outcomes);
        };
    }

    /** The texts were encoded one by one, joined with commas, and encoded again as a form value. */
    private Supplier<Answer> multi(Parameters parameters) {
        List<String> mobiles = mobiles(parameters);
        List<String> encoded = split(parameters.required("text"));
        parameters.check(encoded.size() == mobiles.size(), Refusal.COUNTS_DIFFER);
        List<Optional<String>> texts = encoded.stream().map(Form::decode).toList();
        parameters.check(texts.stream().allMatch(Optional::isPresent), Refusal.UNREADABLE);
        Sms.Options options = options(parameters);
        return () -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < mobiles.size(); i++) {
                outcomes.add(submit(mobiles.get(i), texts.get(i).orElseThrow(), options, false));
            }
            return SendReply.batch(outcomes);
        };
    }

    private static List<String> mobiles(Parameters parameters) {
        List<String> mobiles = split(parameters.required("mobile"));
        parameters.check(mobiles.size() <= MOST_NUMBERS, Refusal.TOO_MANY_NUMBERS);
        return mobiles;
    }

    private static List<String> split(String joined) {
        return List.of(joined.split(",", -1));
    }

    static Sms.Options options(Parameters parameters) {
        String extend = parameters.optional("extend").orElse("");
        Optional<String> uid = parameters.optional("uid");
        Optional<String> callback = parameters.optional("callback_url");
        parameters.check(DIGITS.matcher(extend).matches(), Refusal.malformed("extend"));
        parameters.check(uid.orElse("").length() <= LONGEST_UID, Refusal.malformed("uid"));
        Optional<URI> url = callback.flatMap(SendEndpoints::url);
        parameters.check(callback.isPresent() == url.isPresent(), Refusal.malformed("callback_url"));
        return new Sms.Options(extend, uid.orElse(null), url.orElse(null));
    }

    private static Optional<URI> url(String written) {
        try {
            URI url = new URI(written);
            boolean web = url.getHost() != null
                    && url.getPort() <= HIGHEST_PORT
                    && List.of("http", "https").contains(url.getScheme());
            return web ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Outcome submit(String written, String text, Sms.Options options, boolean abroad) {
        Optional<Mobile> mobile = Mobile.parse(written).filter(number -> abroad || !number.isInternational());
        // Kept from before the text is judged: afterwards somebody at the desk may have rejected it.
        Optional<SmsTemplate> template = rules.templateOf(text);
        Optional<Refusal> refusal = mobile.isEmpty() ? Optional.of(Refusal.BAD_NUMBER) : rules.refusal(text);
        if (refusal.isPresent() || template.isEmpty()) {
            return new Outcome.Refused(written, refusal.orElse(Refusal.TEMPLATE_NOT_APPROVED));
        }
        return account.send(new Sms(mobile.orElseThrow(), text, options), template.get());
    }
}
