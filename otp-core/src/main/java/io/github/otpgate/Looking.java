package io.github.otpgate;

import io.github.otpgate.receipt.inbox.InboxView;
import io.github.otpgate.redis.RedisView;
import io.github.otpgate.redis.RedisWatch;

/** What an operator sees while the service runs. */
record Looking(Operating.Watched watched, RedisWatch store) {

    OperatorView all() {
        return new OperatorView(node(), inbox());
    }

    NodeView node() {
        return new NodeView(
                watched.carrying().router().view(),
                watched.carrying().lanes().view(),
                watched.reception().poller().view(),
                watched.carrying().book().figures(),
                watched.events().lost());
    }

    InboxView inbox() {
        return watched.reception().inbox().view();
    }

    RedisView redis() {
        return store.look();
    }
}
