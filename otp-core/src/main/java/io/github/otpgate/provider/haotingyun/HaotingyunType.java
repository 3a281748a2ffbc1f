package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;

/**
 * {@code type: haotingyun}, with {@code base-url} and {@code api-key}. What an account may have beside them:
 *
 * <pre>
 * extend         digits behind the sender's number
 * uid            goes with every message, at most 256 characters
 * callback-url   where this account's reports are pushed to, in place of what the vendor's console says
 * longest-text   characters that a text may have; 500 by default, since the vendor documents none
 * error-classes  corrections to the meaning of codes
 * </pre>
 */
public final class HaotingyunType implements ProviderType {

    @Override
    public String type() {
        return "haotingyun";
    }

    @Override
    public Provider create(ProviderSettings settings, ProviderTools tools) {
        HaotingyunSettings account = HaotingyunSettings.of(settings);
        HaotingyunCodes codes = new HaotingyunCodes(tools.clock(), ErrorOverrides.of(settings));
        HaotingyunApi api = new HaotingyunOverHttp(account.baseUrl(), account.apiKey(), tools.http());
        return new HaotingyunProvider(
                settings.name(),
                new HaotingyunSends(api, new HaotingyunAnswers(codes), account),
                HaotingyunCapabilities.of(api, new HaotingyunShapes(codes), account.apiKey()));
    }
}
