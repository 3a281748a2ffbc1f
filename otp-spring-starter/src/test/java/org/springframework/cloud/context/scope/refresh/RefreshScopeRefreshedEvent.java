package org.springframework.cloud.context.scope.refresh;

import org.springframework.context.ApplicationEvent;

/** As Spring Cloud Context 5.0 has it. */
public final class RefreshScopeRefreshedEvent extends ApplicationEvent {

    private static final long serialVersionUID = 1L;

    public RefreshScopeRefreshedEvent() {
        super("__refreshAll__");
    }
}
