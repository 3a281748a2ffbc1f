package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.haotingyun.AccountTemplate.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's people who read templates: what is added or updated is {@code CHECKING} until it is approved or rejected here.
 * Safe for use by many threads.
 */
public final class TemplateDesk {

    private static final List<String> DEFAULT_TEMPLATES = List.of(
            "【#company#】您的验证码是#code#",
            "【#company#】您的验证码是#code#。如非本人操作，请忽略本短信",
            "【#company#】亲爱的#name#，您的验证码是#code#。如非本人操作，请忽略本短信",
            "【#company#】亲爱的#name#，您的验证码是#code#。有效期为#hour#小时，请尽快验证",
            "【#company#】感谢您注册#app#，您的验证码是#code#",
            "【#company#】欢迎使用#app#，您的手机验证码是#code#。本条信息无需回复",
            "【#company#】正在找回密码，您的验证码是#code#",
            "【#company#】激活码是#code#。如非本人操作，请致电#tel#",
            "【#company#】#code#(#app#手机动态码，请完成验证)，如非本人操作，请忽略本短信");

    /** Ids are 64 bit integers; 32 bits do not hold this one. */
    private static final long FIRST_ID = 4_294_967_297L;

    private final Set<String> signatures;
    private final List<AccountTemplate> defaults;
    private volatile List<AccountTemplate> own = List.of();
    private long nextId = FIRST_ID;

    TemplateDesk(Set<String> signatures, List<String> approved) {
        this.signatures = Set.copyOf(signatures);
        this.defaults = IntStream.range(0, DEFAULT_TEMPLATES.size())
                .mapToObj(i -> template(i + 1, DEFAULT_TEMPLATES.get(i), State.SUCCESS, null))
                .toList();
        approved.forEach(content -> approve(add(content).id()));
    }

    /**
     * Approves a template of the account; from now on its text may be sent.
     *
     * @throws IllegalArgumentException if there is none with that id
     */
    public void approve(long id) {
        decide(id, State.SUCCESS, null);
    }

    /**
     * Rejects a template of the account; its text is refused with code 7.
     *
     * @throws IllegalArgumentException if there is none with that id
     */
    public void reject(long id, String reason) {
        decide(id, State.FAIL, reason);
    }

    /** Ids of what waits for a decision, oldest first. */
    public List<Long> checking() {
        return own.stream()
                .filter(template -> template.state() == State.CHECKING)
                .map(AccountTemplate::id)
                .toList();
    }

    List<AccountTemplate> defaults() {
        return defaults;
    }

    List<AccountTemplate> own() {
        return own;
    }

    /** The defaults and the account's, as they are now. */
    List<AccountTemplate> all() {
        return Stream.concat(defaults.stream(), own.stream()).toList();
    }

    /** One of the defaults or of the account. */
    Optional<AccountTemplate> find(long id) {
        return find(defaults, id).or(() -> find(own, id));
    }

    static Optional<AccountTemplate> find(List<AccountTemplate> templates, long id) {
        return templates.stream().filter(template -> template.id() == id).findFirst();
    }

    synchronized AccountTemplate add(String content) {
        AccountTemplate added = template(nextId, content, State.CHECKING, null);
        nextId++;
        List<AccountTemplate> more = new ArrayList<>(own);
        more.add(added);
        own = List.copyOf(more);
        return added;
    }

    synchronized Optional<AccountTemplate> update(long id, String content) {
        return replace(id, template(id, content, State.CHECKING, null));
    }

    synchronized Optional<AccountTemplate> delete(long id) {
        Optional<AccountTemplate> deleted = find(own, id);
        own = own.stream().filter(template -> template.id() != id).toList();
        return deleted;
    }

    private synchronized void decide(long id, State state, @Nullable String reason) {
        AccountTemplate known =
                find(own, id).orElseThrow(() -> new IllegalArgumentException("The account has no template " + id));
        var unused = replace(id, new AccountTemplate(id, known.text(), state, reason));
    }

    private Optional<AccountTemplate> replace(long id, AccountTemplate other) {
        if (find(own, id).isEmpty()) {
            return Optional.empty();
        }
        own = own.stream()
                .map(template -> template.id() == id ? other : template)
                .toList();
        return Optional.of(other);
    }

    private AccountTemplate template(long id, String content, State state, @Nullable String reason) {
        return new AccountTemplate(id, new SmsTemplate(content, signatures), state, reason);
    }
}
