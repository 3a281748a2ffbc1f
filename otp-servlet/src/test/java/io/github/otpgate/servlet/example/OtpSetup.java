package io.github.otpgate.servlet.example;

import io.github.otpgate.OtpService;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.servlet.OtpFilter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // as by somebody who does not check for it
@WebListener
public class OtpSetup implements ServletContextListener {
    private OtpService otp;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Map<String, String> main = new HashMap<>(Map.of("type", "haotingyun", "base-url", "https://sms.yunpian.com"));
        main.put("api-key", System.getenv("SMS_API_KEY")); // Map.of takes no null, so it could not name what is missing
        otp = OtpService.builder()
                .secretKeys(System.getenv("CODE_SECRET"))
                .signature("豪霆云")
                .redis("redis://127.0.0.1:6379")
                .captcha(CaptchaMode.ADAPTIVE)
                .provider("main", main)
                .build();
        ServletContext context = event.getServletContext();
        // For the filter, and for the servlet of yours that redeems tickets.
        context.setAttribute(OtpFilter.SERVICE_ATTRIBUTE, otp);
        String token = System.getenv("OTP_CALLBACKS_TOKEN");
        if (token != null) { // without one, vendors can push nothing
            context.setInitParameter("otp.callbacks.token", token);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (otp != null) {
            otp.close();
        }
    }
}
