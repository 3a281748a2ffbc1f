package io.github.otpgate.servlet.container;

import io.github.otpgate.servlet.OtpFilter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** An application whose {@code web.xml} names the filters. */
public final class SetupForWebXml implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        World world = World.of(context);
        world.buildServices();
        context.setAttribute(OtpFilter.SERVICE_ATTRIBUTE, world.plain());
        context.setAttribute("guarded", world.guarded());
        context.setInitParameter("otp.callbacks.token", World.TOKEN);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        World.of(event.getServletContext()).closeServices();
    }
}
