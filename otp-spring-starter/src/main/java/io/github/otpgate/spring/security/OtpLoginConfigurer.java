package io.github.otpgate.spring.security;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Purpose;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractAuthenticationFilterConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.ott.OneTimeTokenAuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Login with a verified code.
 *
 * <pre>{@code
 * http.with(OtpLoginConfigurer.otpLogin(), otp -> otp.loginPage("/login").permitAll());
 * }</pre>
 *
 * <p>A page posts, with the CSRF token, what {@code /otp/verify} gave it to {@code /login/otp}: {@code ticket}; or without
 * script {@code challengeId} and {@code code}. The ticket must be of the same HTTP session, and is used up. The user is the one
 * that a {@link PhoneUserDetailsService} knows by the phone, else the one whose name is the phone in E.164 form. A page must be
 * named: none is generated.
 *
 * <p>With a {@code purpose} other than that of logins, who is logged in gets the factor that {@link OtpFactors#verifiedWithin}
 * and {@link RequireOtp} ask for, if the phone is their own. This works in every chain, with whatever other logins.
 *
 * <p>Failures lead to {@code failureUrl}, {@code /login?error} unless set, and do not tell what was wrong. With Redis away they
 * lead to {@code /login?error=unavailable}, and scripts get 503; a {@code failureHandler} of the application then gets an {@code AuthenticationServiceException}.
 */
public final class OtpLoginConfigurer
        extends AbstractAuthenticationFilterConfigurer<
                HttpSecurity, OtpLoginConfigurer, OneTimeTokenAuthenticationFilter> {

    private static final Logger LOG = LoggerFactory.getLogger(OtpLoginConfigurer.class);
    private static final String PROCESSING_URL = "/login/otp";
    private static final Purpose LOGIN = new Purpose("login");

    private final Map<String, String> pages = new LinkedHashMap<>();
    private Purpose purpose = LOGIN;
    private @Nullable PhoneUserDetailsService users;

    private OtpLoginConfigurer() {
        super(new OneTimeTokenAuthenticationFilter(), null);
    }

    /** For {@code HttpSecurity.with}. */
    public static OtpLoginConfigurer otpLogin() {
        return new OtpLoginConfigurer();
    }

    /** Where people log in, in both senses: what is shown to who must, and where a failure leads, with {@code ?error}. */
    @Override
    public OtpLoginConfigurer loginPage(String loginPage) {
        // Before the superclass takes the page itself for it, which is where passwords are posted to.
        processingUrl();
        return super.loginPage(loginPage);
    }

    /** Where the login is posted to, {@code /login/otp} unless set. */
    @Override
    public OtpLoginConfigurer loginProcessingUrl(String loginProcessingUrl) {
        return super.loginProcessingUrl(loginProcessingUrl);
    }

    /** What a code must be for to be a login: {@code login} unless set. It must be configured. */
    public OtpLoginConfigurer purpose(String name) {
        this.purpose = new Purpose(name);
        return this;
    }

    /** Who knows whose a phone is; unless set, the bean of that type. */
    public OtpLoginConfigurer users(PhoneUserDetailsService service) {
        this.users = requireNonNull(service, "users");
        return this;
    }

    /**
     * The page to which a browser is sent that lacks a fresh code of a purpose, as the query parameters {@code factor.type} and
     * {@code factor.reason} tell it, and where a failure leads, with {@code ?error}. Without one the answer is 403, as it always
     * is to scripts. The purpose of logins has none: its page is the {@link #loginPage}.
     */
    public OtpLoginConfigurer stepUpPage(String name, String page) {
        pages.put(new Purpose(name).name(), requireNonNull(page, "page"));
        return this;
    }

    @Override
    protected RequestMatcher createLoginProcessingUrlMatcher(String loginProcessingUrl) {
        return getRequestMatcherBuilder().matcher(HttpMethod.POST, loginProcessingUrl);
    }

    private void processingUrl() {
        if (getLoginProcessingUrl() == null) {
            loginProcessingUrl(PROCESSING_URL);
        }
    }

    @Override
    public void init(HttpSecurity http) {
        if (pages.containsKey(purpose.name())) {
            throw new IllegalStateException(
                    "stepUpPage: found one for " + purpose
                            + ", the purpose of logins; allowed: other purposes, whoever lacks a fresh login is sent to loginPage");
        }
        processingUrl();
        super.init(http);
        permitUnavailable(http);
        LoginBeans beans = new LoginBeans(http.getSharedObject(ApplicationContext.class));
        requireKnown(beans.purposes());
        getAuthenticationFilter().setAuthenticationConverter(new OtpAuthenticationConverter(purpose, beans.clients()));
        http.authenticationProvider(postProcess(provider(beans)));
        deny(http, OtpFactors.authority(purpose.name()), getAuthenticationEntryPoint());
        pages.forEach((name, page) ->
                deny(http, OtpFactors.authority(name), postProcess(new LoginUrlAuthenticationEntryPoint(page))));
    }

    /** The superclass permits exact URLs, and with another parameter the failure's is another. */
    private void permitUnavailable(HttpSecurity http) {
        String failureUrl = getFailureUrl();
        if (failureUrl != null) {
            failureUrl(OtpFailureHandler.unavailable(failureUrl));
            updateAccessDefaults(http);
            failureUrl(failureUrl);
        }
    }

    /** Codes that only step up are a choice: then nobody shall log in with one, and there is no purpose for it. */
    private void requireKnown(KnownPurposes known) {
        pages.keySet().forEach(name -> known.require(name, "stepUpPage"));
        if (pages.isEmpty() || !purpose.equals(LOGIN)) {
            known.require(purpose.name(), "OtpLoginConfigurer.otpLogin()");
        } else if (known.lacks(purpose.name())) {
            LOG.info(
                    "Nobody can log in with a code: there is no otp.purposes.{}. Codes of other purposes step up",
                    purpose);
        }
    }

    private OtpAuthenticationProvider provider(LoginBeans beans) {
        Users known = new Users(users == null ? beans.users() : users);
        OtpFactors factors = beans.factors();
        StepUp stepUp = new StepUp(known, factors, getSecurityContextHolderStrategy());
        return new OtpAuthenticationProvider(beans.otp(), known, purpose, factors, stepUp);
    }

    @SuppressWarnings("unchecked") // getConfigurer knows only the raw type
    private void deny(HttpSecurity http, String authority, AuthenticationEntryPoint page) {
        ExceptionHandlingConfigurer<HttpSecurity> exceptions = http.getConfigurer(ExceptionHandlingConfigurer.class);
        if (exceptions != null) {
            RequestMatcher browsers = getAuthenticationEntryPointMatcher(http);
            exceptions.defaultDeniedHandlerForMissingAuthority(
                    points ->
                            points.addEntryPointFor(page, browsers).defaultEntryPoint(new Http403ForbiddenEntryPoint()),
                    authority);
        }
    }

    @Override
    public void configure(HttpSecurity http) {
        super.configure(http);
        String failureUrl = getFailureUrl();
        if (failureUrl != null) {
            getAuthenticationFilter()
                    .setAuthenticationFailureHandler(
                            new OtpFailureHandler(failureUrl, pages, getAuthenticationEntryPointMatcher(http)));
        }
    }
}
