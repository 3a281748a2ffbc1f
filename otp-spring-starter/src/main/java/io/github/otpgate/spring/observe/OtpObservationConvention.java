package io.github.otpgate.spring.observe;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations. A bean of this type takes the place of the default; one for some operations only
 * says so in {@link #supportsContext}. Without {@link #getName} the names stay as they are.
 */
public interface OtpObservationConvention extends ObservationConvention<OtpObservationContext> {

    /** What stands without a bean, for conventions that only add something. */
    OtpObservationConvention DEFAULT = new OtpObservationConvention() {};

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof OtpObservationContext;
    }

    @Override
    default KeyValues getLowCardinalityKeyValues(OtpObservationContext context) {
        return OtpKeyValues.of(context);
    }
}
