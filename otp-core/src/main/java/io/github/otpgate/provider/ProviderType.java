package io.github.otpgate.provider;

/** Makes the providers of one vendor from their settings. Registered by {@link #type()}. */
public interface ProviderType {

    /** What stands in the configuration under {@code type}, for example {@code haotingyun}. */
    String type();

    /**
     * A provider for one account, named as the settings are.
     *
     * @throws io.github.otpgate.model.ConfigurationException for a setting that is missing, unknown or wrong
     */
    Provider create(ProviderSettings settings, ProviderTools tools);
}
