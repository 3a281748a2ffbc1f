package io.github.otpgate.servlet.container;

import io.github.otpgate.OtpService;
import io.github.otpgate.servlet.CallbackTokens;
import io.github.otpgate.servlet.OtpFilter;
import io.github.otpgate.servlet.WebSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.List;

/** An application that registers the filters itself. */
public final class SetupByCode implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        World world = World.of(context);
        world.buildServices();
        CallbackTokens tokens = CallbackTokens.of(World.TOKEN);
        add(
                context,
                "otp",
                world.plain(),
                WebSettings.DEFAULT
                        .withTrustedProxies(List.of("127.0.0.1", "::1"))
                        .withCallbacks(tokens));
        add(context, "guarded", world.guarded(), new WebSettings("/guarded/otp", false).withCallbacks(tokens));
    }

    private static void add(ServletContext context, String name, OtpService service, WebSettings settings) {
        FilterRegistration.Dynamic filter = context.addFilter(name, new OtpFilter(service, settings));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, settings.basePath() + "/*");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        World.of(event.getServletContext()).closeServices();
    }
}
