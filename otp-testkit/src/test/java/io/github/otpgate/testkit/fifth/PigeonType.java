package io.github.otpgate.testkit.fifth;

import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;
import java.util.Set;

/** {@code type: pigeon}, with {@code base-url} and {@code key}. */
public final class PigeonType implements ProviderType {

    @Override
    public String type() {
        return "pigeon";
    }

    @Override
    public Provider create(ProviderSettings settings, ProviderTools tools) {
        settings.allowOnly(Set.of("base-url", "key", ErrorOverrides.KEY));
        return new PigeonProvider(settings, tools);
    }
}
