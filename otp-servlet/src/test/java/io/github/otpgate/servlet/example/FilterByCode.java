package io.github.otpgate.servlet.example;

import io.github.otpgate.OtpService;
import io.github.otpgate.servlet.OtpFilter;
import io.github.otpgate.servlet.WebSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/** What a listener does where {@code web.xml} names no filter. */
record FilterByCode(OtpService otp) {

    void register(ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter("otp", new OtpFilter(otp, WebSettings.DEFAULT));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/otp/*");
    }
}
