package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;

/**
 * {@code type: http-batch}, with {@code base-url} (what stands before {@code /msg/}), {@code account} and
 * {@code password}.
 *
 * <p>Optional:
 *
 * <ul>
 *   <li>{@code product}: the product that pays, needed where the account has several; {@code extno}: digits behind the
 *       number that people see
 *   <li>{@code auth}: {@code plain} (default) sends the password, {@code md5-ts} a hash of it and the time
 *   <li>{@code dialect}: whose codes are meant, {@code standard} (default) or {@code chuanglan}
 *   <li>{@code response-type}: {@code text} (default) or {@code json}; either is understood whatever comes
 *   <li>{@code longest-text}: in characters, 536 by default
 *   <li>{@code push-receiver}, {@code push-password}: what the platform names in its pushes; others are then refused
 *   <li>{@code error-classes}: corrections to the meaning of codes
 * </ul>
 */
public final class HttpBatchType implements ProviderType {

    @Override
    public String type() {
        return "http-batch";
    }

    @Override
    public Provider create(ProviderSettings settings, ProviderTools tools) {
        return new HttpBatchProvider(new HttpBatchSettings(settings), tools);
    }
}
