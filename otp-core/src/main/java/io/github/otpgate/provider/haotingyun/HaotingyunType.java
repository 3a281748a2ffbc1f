package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;
import java.util.Set;

/** {@code type: haotingyun}, with {@code base-url} and {@code api-key}. */
public final class HaotingyunType implements ProviderType {

    @Override
    public String type() {
        return "haotingyun";
    }

    @Override
    public Provider create(ProviderSettings settings, ProviderTools tools) {
        settings.allowOnly(Set.of("base-url", "api-key", ErrorOverrides.KEY));
        return new HaotingyunProvider(settings, tools);
    }
}
