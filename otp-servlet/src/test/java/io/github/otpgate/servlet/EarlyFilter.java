package io.github.otpgate.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter in front of ours that reads the body where the header {@code X-Test-Consume} says so, in {@code X-Test-Charset}. */
public final class EarlyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String how = String.valueOf(request.getHeader("X-Test-Consume"));
        switch (how) {
            case "parameters" -> {
                String charset = request.getHeader("X-Test-Charset");
                request.setCharacterEncoding(charset == null ? "UTF-8" : charset);
                request.getParameterMap();
            }
            case "stream" -> request.getInputStream().readAllBytes();
            case "reader" -> request.getReader().read();
            default -> {}
        }
        chain.doFilter(request, response);
    }
}
