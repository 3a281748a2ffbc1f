package io.github.otpgate.spring.security;

import org.springframework.security.jackson.SecurityJacksonModule;
import tools.jackson.core.Version;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Lets sessions that are kept as JSON hold an {@link OtpAuthentication}. Goes beside the modules of Spring Security, which
 * know the users and authorities in it:
 *
 * <pre>{@code
 * BasicPolymorphicTypeValidator.Builder types = BasicPolymorphicTypeValidator.builder();
 * OtpJacksonModule otp = new OtpJacksonModule();
 * otp.configurePolymorphicTypeValidator(types);
 * JsonMapper mapper = JsonMapper.builder()
 *         .addModules(SecurityJacksonModules.getModules(loader, types))
 *         .addModule(otp)
 *         .build();
 * }</pre>
 *
 * <p>A {@code UserDetails} of your own needs a mixin and an entry with the validator, as for any other login.
 */
public final class OtpJacksonModule extends SecurityJacksonModule {

    private static final long serialVersionUID = 1L;

    public OtpJacksonModule() {
        super(OtpJacksonModule.class.getName(), Version.unknownVersion());
    }

    @Override
    public void configurePolymorphicTypeValidator(BasicPolymorphicTypeValidator.Builder types) {
        types.allowIfSubType(OtpAuthentication.class);
    }

    @Override
    public void setupModule(SetupContext context) {
        context.setMixIn(OtpAuthentication.class, OtpAuthenticationMixin.class);
    }
}
