package io.github.otpgate.servlet.example;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.servlet.OtpFilter;
import io.github.otpgate.store.StoreException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

@WebServlet("/login")
public class LoginServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OtpService otp = (OtpService) getServletContext().getAttribute(OtpFilter.SERVICE_ATTRIBUTE);
        String ticket = request.getHeader("X-Otp-Ticket");
        if (!Ticket.isShaped(ticket)) {
            response.sendError(401);
            return;
        }
        HttpSession session = request.getSession(false);
        try {
            Optional<PhoneNumber> phone = session == null
                    ? otp.redeem(new Ticket(ticket), new Purpose("login"))
                    : otp.redeem(new Ticket(ticket), new Purpose("login"), session.getId());
            if (phone.isEmpty()) {
                response.sendError(401);
                return;
            }
            if (session != null) {
                request.changeSessionId(); // it may be one that somebody else planted
            }
            request.getSession().setAttribute("phone", phone.get().e164());
            response.setStatus(204);
        } catch (StoreException e) { // Redis is away: nobody is logged in
            response.sendError(503);
        }
    }
}
