package io.github.otpgate.spring.security;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** Keeps who is logged in where the library's own strategies, which share one place, do not look. */
final class OwnContexts implements SecurityContextHolderStrategy {

    private final ThreadLocal<SecurityContext> contexts = ThreadLocal.withInitial(SecurityContextImpl::new);

    @Override
    public void clearContext() {
        contexts.remove();
    }

    @Override
    public SecurityContext getContext() {
        return contexts.get();
    }

    @Override
    public void setContext(SecurityContext context) {
        contexts.set(context);
    }

    @Override
    public SecurityContext createEmptyContext() {
        return new SecurityContextImpl();
    }
}
