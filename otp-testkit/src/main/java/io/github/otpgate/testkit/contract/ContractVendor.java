package io.github.otpgate.testkit.contract;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.testkit.HttpReply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a {@link ProviderContract} has to know of a vendor: its settings, and the words it answers in. */
public interface ContractVendor {

    /** The type under test. */
    ProviderType type();

    /** Settings of an account at that address, {@code type} among them. */
    Map<String, String> settings(URI baseUrl);

    /** What stands in these settings, or is made of them, and must never be printed. */
    List<String> secrets();

    /** What the account carries. */
    Channel channel();

    /** A text that the account accepts, containing this code. */
    String text(String code);

    /** The vendor's answer to a message it takes under that id. */
    HttpReply accepted(String messageId);

    /** Whether the vendor names the message. If not we do, and the id in its answer does not count. */
    boolean namesMessages();

    /** Whether we name the message in the request, so that an answer that is lost leaves an id all the same. */
    default boolean weNameMessages() {
        return !namesMessages();
    }

    /** The vendor's answer to a message it refuses with that code. */
    HttpReply refused(String code);

    /** Every documented code, and its class. */
    Map<String, ErrorClass> codes();

    /** A code that nobody documented, in the vendor's form. */
    String unknownCode();

    /**
     * Everything the account can do beside sending one message, by a name for the report. Each asks the vendor once and
     * answers with its answer.
     */
    Map<String, Function<Provider, VendorAnswer<?>>> queries();

    /**
     * Whether {@link #accepted} still says that the message was taken when its last bytes are missing. Where an answer has
     * an end of its own, as JSON does, it never does.
     *
     * @param bytes how many are missing, 1 or more
     */
    default boolean completeWithout(int bytes) {
        return false;
    }

    /** Whether the vendor is known to answer in GBK as well as in UTF-8. */
    default boolean writesGbk() {
        return false;
    }
}
