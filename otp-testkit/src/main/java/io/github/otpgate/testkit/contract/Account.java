package io.github.otpgate.testkit.contract;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** A provider of the vendor under test, with connections of its own. */
final class Account implements AutoCloseable {

    static final String NAME = "contract";
    static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    /** Long enough not to stand in a log by chance. */
    static final String CODE = "70418329";

    private final ContractVendor vendor;
    private final HttpTransport http;
    private final Provider provider;

    /** The account whose settings are these. */
    Account(ContractVendor vendor, Map<String, String> settings, HttpSettings limits) {
        this.vendor = vendor;
        this.http = new HttpTransport(limits);
        ProviderTools tools = new ProviderTools(http, Clock.systemUTC(), new SecureRandom());
        this.provider = vendor.type().create(new ProviderSettings(NAME, settings), tools);
    }

    /** The vendor's sample account at that address. */
    static Account at(URI baseUrl, ContractVendor vendor, HttpSettings limits) {
        return new Account(vendor, vendor.settings(baseUrl), limits);
    }

    /** The same, with an operator's corrections to the meaning of codes. */
    static Account corrected(URI baseUrl, ContractVendor vendor, String errorClasses) {
        Map<String, String> settings = new LinkedHashMap<>(vendor.settings(baseUrl));
        settings.put(ErrorOverrides.KEY, errorClasses);
        return new Account(vendor, settings, Patience.LONG);
    }

    Provider provider() {
        return provider;
    }

    /** Hands over a message with {@link #CODE} to {@link #PHONE}. */
    Submission send() {
        return provider.submit(new Message(PHONE, vendor.channel(), vendor.text(CODE), CODE));
    }

    @Override
    public void close() {
        http.close();
    }
}
