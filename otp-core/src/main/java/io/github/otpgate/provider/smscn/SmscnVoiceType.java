package io.github.otpgate.provider.smscn;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;

/**
 * {@code type: smscn-voice}: calls the phone and reads the code out.
 *
 * <pre>
 * base-url       https://api.sms.cn; /voice/ is appended unless it is there
 * uid            the login name
 * password       of that login, or
 * secret-key     the platform's secretkey; exactly one of the two. The better one: what goes over the wire expires.
 * template       the vendor's id of an approved voice template, for example 700001
 * code-variable  what the template calls the code; default code, for a template with {$code}
 * action         sendcode (default) or send: the vendor's document names both
 * digits         joined (default): 234336; spaced: 2 3 4 3 3 6, so that a voice reads digits and not a number
 * format         json (default), xml or txt: what the vendor shall answer in
 * error-classes  corrections to the meaning of the vendor's codes
 * </pre>
 */
public final class SmscnVoiceType implements ProviderType {

    @Override
    public String type() {
        return "smscn-voice";
    }

    @Override
    public Provider create(ProviderSettings settings, ProviderTools tools) {
        return new SmscnVoiceProvider(SmscnSettings.of(settings), tools);
    }
}
