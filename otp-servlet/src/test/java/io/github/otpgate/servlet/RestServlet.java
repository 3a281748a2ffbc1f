package io.github.otpgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Everything else in the application. {@code X-Passed-On: yes} marks what our filter did not answer.
 *
 * <pre>
 * /session    begins a session and shows its id
 * /forward    to the path in X-Test-To; /write-forward has taken the writer before
 * /include, /async, /otp/async   the same by other ways
 * /fail       ends in an error page
 * anything    where X-Test-To is "nowhere", without a look at the path
 * </pre>
 */
public final class RestServlet extends HttpServlet {

    static final int FAILURE = 418;

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            response.getWriter().write("passed on");
            return;
        }
        String to = String.valueOf(request.getHeader("X-Test-To"));
        if (to.equals("nowhere")) {
            passedOn(response);
            return;
        }
        switch (request.getServletPath()) {
            case "/session" -> response.getWriter().write(request.getSession().getId());
            case "/forward" -> request.getRequestDispatcher(to).forward(request, response);
            case "/write-forward" -> {
                response.getWriter().write("dropped");
                request.getRequestDispatcher(to).forward(request, response);
            }
            case "/include" -> {
                response.getWriter().write("page ");
                request.getRequestDispatcher(to).include(request, response);
            }
            case "/async", "/otp/async" -> request.startAsync().dispatch(to);
            case "/fail" -> response.sendError(FAILURE);
            default -> passedOn(response);
        }
    }

    private static void passedOn(HttpServletResponse response) {
        response.setHeader("X-Passed-On", "yes");
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
}
