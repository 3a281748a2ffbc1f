package io.github.otpgate.provider.apiv1;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;

/**
 * {@code type: api-v1}, with {@code base-url}, {@code account} and {@code password}.
 *
 * <p>Optional keys, since the vendor's document leaves much open:
 *
 * <pre>
 * ext-no              digits behind the sender's number, a whole number from 1 on
 * password-hash-case  lower (default) or upper: how the MD5 of the password is written
 * success-codes       which codes mean success, 00 by default; "00,0" also takes a number 0
 * message-heuristics  false (default) or true: guess the class of an unknown code from the words beside it
 * longest-text        the characters a text may have, 500 by default
 * error-classes       what codes mean, see {@link io.github.otpgate.provider.ErrorOverrides}
 * </pre>
 */
public final class ApiV1Type implements ProviderType {

    @Override
    public String type() {
        return "api-v1";
    }

    @Override
    public Provider create(ProviderSettings settings, ProviderTools tools) {
        return new ApiV1Provider(settings, tools);
    }
}
