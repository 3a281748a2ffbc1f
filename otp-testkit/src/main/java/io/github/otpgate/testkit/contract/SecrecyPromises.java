package io.github.otpgate.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Law 5: neither a secret nor the code nor the phone number stands in anything that can be printed. */
interface SecrecyPromises {

    ContractVendor vendor();

    /** See {@link ProviderContract#logOf}. */
    List<String> logOf(Runnable work);

    @Test
    default void law5_resultsAndLogs_holdNoSecret() {
        List<String> printed = new ArrayList<>();

        List<String> log = logOf(() -> everythingThatHappens(printed));

        assertThat(printed).isNotEmpty();
        assertNoSecret(printed);
        assertNoSecret(log);
    }

    @Test
    default void law5_refusedSettings_areNotRepeated() {
        Map<String, String> settings = vendor().settings(URI.create("http://127.0.0.1:1"));
        List<String> printed = new ArrayList<>();
        settings.forEach((key, value) -> {
            printed.add(creating(with(settings, key, "")));
            printed.add(creating(with(settings, key, "\u0007 " + value)));
            printed.add(creating(with(settings, key, value + "\u00e4")));
            printed.add(creating(with(settings, key + "x", value)));
        });

        assertThat(printed).anyMatch(text -> text.contains("providers." + Account.NAME));
        assertNoSecret(printed);
    }

    private void everythingThatHappens(List<String> printed) {
        try (Trial trial = Trial.of(vendor())) {
            printed.add(trial.provider().toString());
            printed.add(trial.send().toString());
            vendor().codes()
                    .keySet()
                    .forEach(code -> printed.add(
                            trial.answering(vendor().refused(code)).send().toString()));
            for (int status : new int[] {200, 302, 400, 404, 500}) {
                trial.answering(request -> echo(status, request));
                printed.add(trial.send().toString());
                vendor().queries()
                        .values()
                        .forEach(query -> printed.add(Objects.toString(query.apply(trial.provider()))));
            }
            trial.failing(Fault.reset());
            printed.add(trial.send().toString());
        }
        try (Account nowhere = Account.at(URI.create("http://127.0.0.1:1"), vendor(), Patience.SHORT)) {
            printed.add(nowhere.send().toString());
        }
    }

    /** As a gateway's error page may do it. */
    private static HttpReply echo(int status, RecordedRequest request) {
        String form = request.text(ISO_8859_1);
        String page = form + "\n" + URLDecoder.decode(form, UTF_8);
        return HttpReply.text(status, "text/html;charset=utf-8", page)
                .withHeader("Location", "http://127.0.0.1:1/?" + form)
                .withHeader("X-Echo", form);
    }

    private String creating(Map<String, String> settings) {
        try (Account account = new Account(vendor(), settings, Patience.SHORT)) {
            return account.provider() + " " + new ProviderSettings(Account.NAME, settings);
        } catch (ConfigurationException e) {
            return e + " " + e.getCause();
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(key, value);
        return changed;
    }

    private void assertNoSecret(List<String> printed) {
        List<String> secrets = new ArrayList<>(vendor().secrets());
        secrets.add(Account.CODE);
        // The international form holds the national one.
        secrets.add(Account.PHONE.e164().replaceFirst("^\\+86", ""));
        for (String secret : secrets) {
            assertThat(printed).noneMatch(text -> text.contains(secret));
        }
    }
}
